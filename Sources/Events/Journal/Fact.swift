import Basics
import Store

/// A value inside an event. Flat on purpose: an event is a line in a journal, not a document.
package enum Fact: Hashable, Sendable {
    case text(String)
    case number(Int64)
    case truth(Bool)
    case none
}

extension Fact: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int64) { self = .number(number) }
    package init(booleanLiteral truth: Bool) { self = .truth(truth) }
    package init(nilLiteral: ()) { self = .none }

    package init(_ text: String?) { self = text.map(Fact.text) ?? .none }
    package init(_ number: Int?) { self = number.map { .number(Int64($0)) } ?? .none }
    package init(_ moment: Moment?) { self = moment.map { .number($0.milliseconds) } ?? .none }
    /// An identity inside an event is text, as it is in the API.
    package init<Thing>(_ id: ID<Thing>?) { self = id.map { .text($0.description) } ?? .none }
}

extension Fact {
    package var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    package var number: Int64? {
        if case .number(let number) = self { number } else { nil }
    }

    package var truth: Bool? {
        if case .truth(let truth) = self { truth } else { nil }
    }

    package func id<Thing>(of thing: Thing.Type = Thing.self) -> ID<Thing>? {
        text.flatMap { ID<Thing>($0) }
    }
}

extension Fact: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .none
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .none: try container.encodeNil()
        }
    }
}
