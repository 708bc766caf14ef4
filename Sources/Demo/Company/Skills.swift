/// What people of the demonstration company are good at.
enum Skills {
    static let all = [
        "Телефония", "Видеосвязь", "Сети", "Wi-Fi", "Серверы и копии", "Рабочие места", "Видеонаблюдение", "Кассы",
        "Документы и оплата", "Переговоры", "Претензии", "Английский язык",
    ]

    /// Those that the people of a department live by.
    static func main(of unit: Unit) -> [String] {
        switch unit {
        case .company, .sales: ["Переговоры", "Претензии"]
        case .service, .firstLine: ["Телефония", "Документы и оплата", "Претензии"]
        case .quality, .consulting, .marketing: ["Переговоры", "Английский язык"]
        case .engineering: ["Телефония", "Сети", "Серверы и копии"]
        case .telephony: ["Телефония", "Видеосвязь"]
        case .networks: ["Сети", "Wi-Fi"]
        case .servers: ["Серверы и копии", "Рабочие места"]
        case .field: ["Видеонаблюдение", "Кассы"]
        case .finance: ["Документы и оплата"]
        case .administration: ["Рабочие места", "Серверы и копии"]
        }
    }
}
