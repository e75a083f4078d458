"""What people see: the command line and the exports. Views ask questions; nothing imports a view."""
