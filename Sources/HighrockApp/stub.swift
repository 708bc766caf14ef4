// HighrockApp
