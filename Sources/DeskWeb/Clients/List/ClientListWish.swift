import Basics
import Clients
import Pages
import People

/// Which clients are asked for, as the address says.
struct ClientListWish: Sendable, Hashable {
    var query: String
    var shown: ClientListPage.Shown
    var tag: String?
    var field: CustomField.ID?
    var value: String?

    init(_ query: Query) {
        self.query = String((query["q"] ?? "").prefix(200))
        shown = query["show"].flatMap(ClientListPage.Shown.init) ?? .all
        tag = query["tag"].flatMap { $0.isEmpty ? nil : $0 }
        field = query["field"].flatMap { CustomField.ID($0) }
        value = query["value"].flatMap { $0.isEmpty ? nil : $0 }
    }

    func filter(for member: Member) -> ClientFilter {
        ClientFilter(
            ownManager: shown == .own ? member.id : nil,
            provisional: shown == .provisional,
            tag: tag.map { Tag.key(of: $0) },
            value: field.flatMap { field in value.map { FieldValue(field: field, value: $0) } }
        )
    }

    /// The same list under another path.
    func address(_ path: String, show: ClientListPage.Shown? = nil, after cursor: NameCursor? = nil) -> String {
        let shown = show ?? shown
        return Address.path(
            path,
            [
                "show": shown == .all ? nil : shown.rawValue, "tag": tag, "field": field?.description, "value": value,
                "after": cursor?.description,
            ]
        )
    }
}
