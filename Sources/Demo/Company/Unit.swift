/// The departments of the demonstration company, top down.
enum Unit: String, CaseIterable, Sendable {
    case company = "Северный берег"
    case service = "Клиентский сервис"
    case firstLine = "Первая линия"
    case quality = "Контроль качества"
    case engineering = "Технический департамент"
    case telephony = "Телефония и видеосвязь"
    case networks = "Сети и интернет"
    case servers = "Серверы и рабочие места"
    case field = "Монтаж и выезды"
    case sales = "Коммерческий департамент"
    case consulting = "Консультации и проекты"
    case marketing = "Маркетинг"
    case finance = "Финансы и документы"
    case administration = "Администрация"

    var parent: Unit? {
        switch self {
        case .company: nil
        case .service, .engineering, .sales, .finance, .administration: .company
        case .firstLine, .quality: .service
        case .telephony, .networks, .servers, .field: .engineering
        case .consulting, .marketing: .sales
        }
    }

    /// Who does what the first line can't.
    static func behind(_ product: Product) -> Unit {
        switch product {
        case .cloudPBX, .officePBX, .handsets, .video: .telephony
        case .internet, .home, .wifi: .networks
        case .servers, .desks, .mail: .servers
        case .cameras, .tills: .field
        case .papers: .finance
        }
    }
}
