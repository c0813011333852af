"""How do programs read and change what people do on the pages?"""
