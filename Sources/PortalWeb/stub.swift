// PortalWeb
