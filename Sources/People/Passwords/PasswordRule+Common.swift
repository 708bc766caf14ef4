extension PasswordRule {
    /// Whether everyone who guesses passwords begins with this one: a word of a short list, whatever figures or signs stand
    /// around it.
    static func isCommon(_ password: String) -> Bool {
        let core = password.lowercased().filter(\.isLetter)
        return commonWords.contains(core) || commonPatterns.contains(password.lowercased())
    }

    private static let commonWords: Set<String> = [
        "password", "passw", "pass", "qwerty", "qwertyuiop", "admin", "administrator", "welcome", "letmein", "iloveyou",
        "monkey", "dragon", "football", "baseball", "master", "superman", "sunshine", "princess", "login", "user",
        "changeme", "secret", "computer", "internet", "service", "highrock", "test", "guest", "root",
        "пароль", "йцукен", "йцукенг", "йцукенгшщз", "админ", "администратор", "любовь", "привет", "солнышко",
        "россия", "москва", "компьютер", "наташа", "марина", "сервис", "секрет", "менеджер", "клиент",
        "gfhjkm", "ghbdtn", "vfhbyf", "yfnfif", "ytrewq", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm",
    ]

    private static let commonPatterns: Set<String> = [
        "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "q1w2e3r4t5", "q1w2e3r4t5y6", "qazwsxedcrfv", "qazwsxedc1",
        "zaq12wsxcde3", "1й2ц3у4к5е", "1й2ц3у4к5е6н", "й1ц2у3к4е5", "a1b2c3d4e5", "abcd123456", "qwe123qwe123",
        "123qweasdzxc", "qweasdzxc123", "passw0rd123", "p@ssw0rd123",
    ]
}
