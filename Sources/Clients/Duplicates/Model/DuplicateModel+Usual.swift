extension DuplicateModel {
    /// What is usual anywhere, for a company that has too few clients to learn from.
    package static func usual(clients: Int) -> DuplicateModel {
        DuplicateModel(
            same: Field.allCases.map(\.usualWhenSame),
            relatives: Field.allCases.map(\.usualWhenRelatives),
            strangers: Field.allCases.map(\.usualWhenStrangers),
            sameShare: usualShare(clients),
            relativeShare: usualShare(clients),
            threshold: 0.5
        )
    }

    /// One client in a hundred stands there twice.
    static func usualShare(_ clients: Int) -> Double { 0.02 / Double(max(clients, 10)) }
}

// In each line: the same, alike, similar, different.
extension Field {
    var usualWhenSame: [Double] {
        switch self {
        case .family: [0.86, 0.09, 0.02, 0.03]
        case .given: [0.78, 0.12, 0.06, 0.04]
        case .patronymic: [0.82, 0.08, 0.07, 0.03]
        case .title: [0.60, 0.20, 0.12, 0.08]
        case .born: [0.90, 0.05, 0.03, 0.02]
        case .identifier: [0.90, 0.06, 0.01, 0.03]
        case .phone: [0.65, 0.05, 0.02, 0.28]
        case .email: [0.65, 0.07, 0.08, 0.20]
        case .address: [0.45, 0.20, 0.15, 0.20]
        }
    }

    var usualWhenRelatives: [Double] {
        switch self {
        case .family: [0.65, 0.25, 0.02, 0.08]
        case .patronymic: [0.35, 0.15, 0.02, 0.48]
        case .title: [0.05, 0.15, 0.40, 0.40]
        case .phone: [0.40, 0.05, 0.05, 0.50]
        case .email: [0.20, 0.05, 0.05, 0.70]
        case .address: [0.50, 0.20, 0.10, 0.20]
        case .given, .born, .identifier: usualWhenStrangers
        }
    }

    var usualWhenStrangers: [Double] {
        switch self {
        case .family: [0.0005, 0.002, 0.01, 0.9875]
        case .given: [0.01, 0.01, 0.03, 0.95]
        case .patronymic: [0.01, 0.01, 0.03, 0.95]
        case .title: [0.0001, 0.0005, 0.002, 0.9974]
        case .born: [0.00005, 0.001, 0.005, 0.99395]
        case .identifier: [0.000_001, 0.000_01, 0.0001, 0.999_889]
        case .phone: [0.000_001, 0.000_01, 0.0001, 0.999_889]
        case .email: [0.000_001, 0.000_05, 0.0005, 0.999_449]
        case .address: [0.000_01, 0.000_1, 0.002, 0.997_89]
        }
    }
}
