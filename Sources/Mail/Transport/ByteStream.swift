/// Bytes in the order in which they come, whatever the pieces they come in.
struct ByteStream {
    /// Fills the buffer from its start; returns how many bytes came, at least one.
    typealias Refill = (inout [UInt8]) throws(MailFault) -> Int

    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var place = 0
    private var end = 0
    private let refill: Refill
    /// How much may still be taken byte by byte before whoever sends is told to be out of bounds.
    private var budget = 0

    init(_ refill: @escaping Refill) {
        self.refill = refill
    }

    /// Allows that many bytes for what is read next.
    mutating func begin(atMost budget: Int) {
        self.budget = budget
    }

    mutating func peek() throws(MailFault) -> UInt8 {
        if place == end { try fill() }
        return buffer[place]
    }

    mutating func take() throws(MailFault) -> UInt8 {
        let byte = try peek()
        try spend(1)
        place += 1
        return byte
    }

    /// Takes bytes for as long as they belong.
    mutating func take(while belongs: (UInt8) -> Bool) throws(MailFault) -> [UInt8] {
        var taken: [UInt8] = []
        while true {
            if place == end { try fill() }
            let rest = buffer[place..<end]
            let stop = rest.firstIndex { !belongs($0) } ?? end
            try spend(stop - place)
            taken.append(contentsOf: buffer[place..<stop])
            place = stop
            if stop < end { return taken }
        }
    }

    /// Takes as many bytes as were announced, piece by piece. They are nobody's memory and so not counted.
    mutating func pass(_ count: Int64, to taker: (ArraySlice<UInt8>) throws(MailFault) -> Void) throws(MailFault) {
        var left = count
        while left > 0 {
            if place == end { try fill() }
            let piece = Int(min(left, Int64(end - place)))
            try taker(buffer[place..<place + piece])
            place += piece
            left -= Int64(piece)
        }
    }

    private mutating func spend(_ count: Int) throws(MailFault) {
        budget -= count
        guard budget >= 0 else { throw .protocolBroken("an answer without end") }
    }

    private mutating func fill() throws(MailFault) {
        end = try refill(&buffer)
        place = 0
    }
}
