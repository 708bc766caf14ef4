import Basics

/// Where a list in order of names was left.
package struct NameCursor: Hashable, Sendable {
    package let name: String
    package let id: Int64

    package init(name: String, id: Int64) {
        self.name = name
        self.id = id
    }
}

/// Where a list in order of time was left.
package struct TimeCursor: Hashable, Sendable {
    package let at: Moment
    package let id: Int64

    package init(at: Moment, id: Int64) {
        self.at = at
        self.id = id
    }
}

// A cursor travels as text through links and the API: thirteen letters of the identity, then what the list is ordered by.

extension NameCursor: LosslessStringConvertible {
    package var description: String { ID<Self>(rawValue: id).description + name }

    package init?(_ text: String) {
        guard let id = ID<Self>(String(text.prefix(13))) else { return nil }
        self.init(name: String(text.dropFirst(13)), id: id.rawValue)
    }
}

extension TimeCursor: LosslessStringConvertible {
    package var description: String { ID<Self>(rawValue: id).description + String(at.milliseconds) }

    package init?(_ text: String) {
        guard let id = ID<Self>(String(text.prefix(13))), let at = Int64(text.dropFirst(13)) else { return nil }
        self.init(at: Moment(milliseconds: at), id: id.rawValue)
    }
}
