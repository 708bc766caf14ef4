import Basics
import Formats

/// How the rows of a file become clients. It can be kept under a name for the next file of the same sort.
package struct ImportPlan: Sendable, Hashable, Codable {
    package var layout: TableLayout
    /// What each column of a table is, in its order; nothing for cards.
    package var columns: [ImportColumn]
    package var kind: KindRule
    /// The country in which numbers without a country's code are dialled (ISO 3166).
    package var region: String
    package var language: Language
    package var doubtful: DoubtRule

    package init(
        layout: TableLayout = TableLayout(),
        columns: [ImportColumn] = [],
        kind: KindRule = .byRow,
        region: String = "RU",
        language: Language = .russian,
        doubtful: DoubtRule = .setAside
    ) {
        self.layout = layout
        self.columns = columns
        self.kind = kind
        self.region = region
        self.language = language
        self.doubtful = doubtful
    }

    /// What sort of clients the rows are.
    package enum KindRule: String, CaseIterable, Codable, Sendable {
        /// An organisation where the row names one, else a person.
        case byRow = "by-row"
        case organisation
        case person
    }

    /// What becomes of a row whose number or address is known as somebody else's.
    package enum DoubtRule: String, CaseIterable, Codable, Sendable {
        /// It goes to the file of rejected rows, for a person to decide.
        case setAside = "set-aside"
        /// It becomes a client of its own.
        case add
    }
}

extension ImportPlan {
    /// What a file of a mapping leaves out is as it is for everyone.
    package init(from decoder: any Decoder) throws {
        let usual = ImportPlan()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        layout = try container.decodeIfPresent(TableLayout.self, forKey: .layout) ?? usual.layout
        columns = try container.decodeIfPresent([ImportColumn].self, forKey: .columns) ?? usual.columns
        kind = try container.decodeIfPresent(KindRule.self, forKey: .kind) ?? usual.kind
        region = try container.decodeIfPresent(String.self, forKey: .region) ?? usual.region
        language = try container.decodeIfPresent(Language.self, forKey: .language) ?? usual.language
        doubtful = try container.decodeIfPresent(DoubtRule.self, forKey: .doubtful) ?? usual.doubtful
    }
}

/// One column of a table: what it is called, and what its cells are.
package struct ImportColumn: Sendable, Hashable, Codable {
    package var name: String
    package var field: ImportField

    package init(_ name: String, _ field: ImportField) {
        self.name = name
        self.field = field
    }
}

/// Where the cells of a column go.
package enum ImportField: Sendable, Hashable {
    case ignored
    case meaning(ColumnMeaning)
    case custom(CustomField.ID)
}

extension ImportField: LosslessStringConvertible {
    /// As forms and files of mappings have it: `phone`, `field:01h…`, or nothing.
    package var description: String {
        switch self {
        case .ignored: ""
        case .meaning(let meaning): meaning.rawValue
        case .custom(let id): "field:\(id)"
        }
    }

    package init?(_ text: String) {
        if text.isEmpty {
            self = .ignored
        } else if let meaning = ColumnMeaning(rawValue: text) {
            self = .meaning(meaning)
        } else if text.hasPrefix("field:"), let id = CustomField.ID(String(text.dropFirst(6))) {
            self = .custom(id)
        } else {
            return nil
        }
    }
}

extension ImportField: TextCodable {}

extension ImportPlan {
    /// For a file that nobody has planned for: what its columns are called and hold. A custom field is known by its name.
    static func guessed(for table: TableFile, _ fields: [CustomField]) throws -> ImportPlan {
        let meanings = ColumnGuess.meanings(of: table.columns, rows: try table.sample(200))
        let columns = zip(table.columns, meanings).map { name, meaning -> ImportColumn in
            let custom = fields.first { $0.name.lowercased() == name.lowercased() }
            return ImportColumn(name, custom.map { .custom($0.id) } ?? meaning.map { .meaning($0) } ?? .ignored)
        }
        return ImportPlan(columns: columns)
    }

    /// The same for a file whose columns may stand elsewhere. Columns that the plan does not know are left out.
    func fitted(to columns: [String]) -> ImportPlan {
        var plan = self
        plan.columns = columns.map { name in
            ImportColumn(name, self.columns.first { $0.name == name }?.field ?? .ignored)
        }
        return plan
    }

    /// Whether it was made for a table that has these columns.
    func suits(_ columns: [String]) -> Bool {
        let wanted = self.columns.filter { $0.field != .ignored }.map(\.name)
        return !wanted.isEmpty && wanted.allSatisfy(columns.contains)
    }
}
