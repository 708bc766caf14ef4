/// What the demonstration company sells and looks after. Invented, as all names of goods here.
enum Product: String, CaseIterable, Sendable {
    case cloudPBX = "Облачная АТС"
    case officePBX = "Мини-АТС «Берег-100»"
    case handsets = "IP-телефоны «Маяк»"
    case internet = "Интернет для офиса"
    case home = "Интернет для дома"
    case wifi = "Wi-Fi «Волна»"
    case video = "Видеосвязь «Причал»"
    case cameras = "Видеонаблюдение «Дозор»"
    case servers = "Облачные серверы «Трюм»"
    case desks = "Рабочие места «Вахта»"
    case tills = "Онлайн-кассы «Якорь»"
    case mail = "Почта и домены"
    case papers = "Документы и оплата"

    /// Model names that clients mention.
    var models: [String] {
        switch self {
        case .cloudPBX: ["тариф «Старт»", "тариф «Отдел»", "тариф «Компания»"]
        case .officePBX: ["Берег-100", "Берег-100 М", "Берег-200"]
        case .handsets: ["Маяк Т2", "Маяк Т4", "Маяк Т7"]
        case .internet: ["тариф «Офис 50»", "тариф «Офис 100»", "тариф «Офис 300»"]
        case .home: ["тариф «Дом 100»", "тариф «Дом 300»", "тариф «Дом 500»"]
        case .wifi: ["Волна 3", "Волна 5", "Волна 6 уличная"]
        case .video: ["Причал Зал", "Причал Переговорная", "Причал Личный"]
        case .cameras: ["Дозор-2К", "Дозор-4К", "Дозор Купол"]
        case .servers: ["Трюм-2", "Трюм-4", "Трюм-8"]
        case .desks: ["«Вахта 10»", "«Вахта 25»", "«Вахта 50»"]
        case .tills: ["Якорь-1", "Якорь-2Ф", "Якорь Мобильный"]
        case .mail: ["«Почта 10»", "«Почта 30»", "«Почта 100»"]
        case .papers: ["обычный договор", "рамочный договор"]
        }
    }
}
