// AdminWeb
