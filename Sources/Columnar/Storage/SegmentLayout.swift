/// Where in a segment its parts lie and how they are written. It is the end of the segment's bytes.
struct SegmentLayout: Codable, Hashable, Sendable {
    /// Raised when the meaning of bytes changes.
    static let version = 1

    var version = Self.version
    var rows = 0
    var firstInstant: Int64 = 0
    var lastInstant: Int64 = 0
    /// Stretches of `TimeRun`.
    var runs = Part()
    /// Ticks from the start of a row's run.
    var offsets = Part()
    var offsetWidth = Width.one
    var dimensions: [CodeLayout] = []
    var measures: [ValueLayout] = []

    var parts: [Part] {
        [runs, offsets] + dimensions.flatMap { [$0.codes, $0.zones] } + measures.flatMap(\.parts)
    }
}

/// A stretch of a segment's bytes.
struct Part: Codable, Hashable, Sendable {
    var offset = 0
    var length = 0
    var checksum: UInt64 = 0
}

/// How many bytes a number takes; `bit` packs eight into a byte.
enum Width: Int, Codable, Sendable {
    case bit = 0
    case one = 1
    case two = 2
    case four = 4
    case eight = 8

    /// The narrowest that holds a number.
    init(for greatest: UInt64) {
        switch greatest {
        case ...0xFF: self = .one
        case ...0xFFFF: self = .two
        case ...0xFFFF_FFFF: self = .four
        default: self = .eight
        }
    }
}

/// A dimension's codes.
struct CodeLayout: Codable, Hashable, Sendable {
    var width = Width.one
    var greatest: UInt32 = 0
    var codes = Part()
    var zones = Part()
}

/// A measure's values: each less `base`, at a width; or, where most facts have none or nothing, only those that have.
struct ValueLayout: Codable, Hashable, Sendable {
    enum Absence: String, Codable, Sendable {
        /// Every row has its number; `presence`, if there is one, tells those that count.
        case dense
        /// Rows outside of `presence` have no value.
        case sparseNone
        /// Rows outside of `presence` have nought.
        case sparseZero
    }

    var kind = MeasureColumn.Kind.integer
    var absence = Absence.dense
    var width = Width.one
    /// Never above nothing, so that a nought can be written.
    var base: Int64 = 0
    /// Over the segment: least, greatest, sum, how many are there.
    var whole = Zone()
    var values = Part()
    /// A bit a row.
    var presence: Part?
    /// How many values lie before each strip, where they are sparse.
    var ranks: Part?
    var zones = Part()

    var parts: [Part] { [values, zones] + [presence, ranks].compactMap(\.self) }
}

/// What is known of a block of rows without reading it. Of decimals the numbers are the bits of theirs.
struct Zone: Codable, Hashable, Sendable {
    var least: Int64 = 0
    var greatest: Int64 = 0
    var sum: Int64 = 0
    /// How many rows have a value.
    var present: Int64 = 0
}

/// Rows that follow each other within one half-hour on the wall.
struct TimeRun: Hashable, Sendable {
    /// The first row.
    var start: UInt32
    /// Half-hours since the midnight that began 1970 on the wall.
    var slot: Int32
    /// The tick that the offsets of its rows count from.
    var base: Int64
}

/// Rows that are scanned together, so that what is reckoned of them stays in the nearest cache.
enum Strip {
    static let rows = 2048
    static let words = rows / 64
}

/// Rows that a zone tells of.
enum Block {
    static let rows = 4096
}
