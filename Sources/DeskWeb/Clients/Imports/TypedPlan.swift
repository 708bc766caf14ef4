import Basics
import Clients
import Formats
import Pages

/// How a file is to be read, as somebody chose it.
struct TypedPlan: Sendable {
    let plan: ImportPlan
    /// The name under which it is to be kept.
    let mapping: String?
    let starts: Bool

    init(_ form: inout Form, over old: ImportPlan) {
        let layout = TableLayout(
            encoding: form["encoding"].flatMap(TextEncoding.init(rawValue:)),
            delimiter: form["delimiter"].flatMap { Delimiter(rawValue: $0)?.byte },
            hasHeading: form["heading"].flatMap { $0.isEmpty ? nil : $0 == "yes" }
        )
        // Where rows are cut otherwise, columns are others, too.
        let isSame = layout == old.layout
        var plan = ImportPlan(
            layout: layout,
            kind: form.choice("kind", of: ImportPlan.KindRule.self) ?? .byRow,
            region: form.text("region", max: 2).uppercased(),
            language: form.choice("language", of: Language.self) ?? .russian,
            doubtful: form.choice("doubtful", of: ImportPlan.DoubtRule.self) ?? .setAside
        )
        plan.columns =
            isSame
            ? old.columns.enumerated().map { place, column in
                ImportColumn(column.name, form["column-\(place)"].flatMap { ImportField($0) } ?? .ignored)
            } : []
        self.plan = plan
        mapping = form.optional("mapping", max: 100)
        starts = form["act"] == "start" && isSame
    }
}

/// What stands between cells, by a word that can stand in a form.
enum Delimiter: String, CaseIterable, Sendable {
    case comma
    case semicolon
    case tab
    case bar

    var byte: UInt8 {
        switch self {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: 9
        case .bar: UInt8(ascii: "|")
        }
    }

    init?(_ byte: UInt8?) {
        guard let found = Self.allCases.first(where: { $0.byte == byte }) else { return nil }
        self = found
    }
}
