print("highrock")
