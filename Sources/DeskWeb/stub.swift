// DeskWeb
