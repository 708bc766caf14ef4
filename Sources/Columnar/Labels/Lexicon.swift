import Synchronization

/// The labels of a dimension, each with the code that stands for it, in the order in which they were first met. None is ever taken out.
final class Lexicon: Sendable {
    private let state = Mutex(State())

    /// Small numbers are looked up in a table instead of by their hash.
    fileprivate static let smallNumbers: Int64 = 1 << 22

    fileprivate struct State {
        var labels: [Label] = []
        var codes: [Label: UInt32] = [:]
        var small: [Int32] = []
        /// Codes in the order of their labels, as far as it was asked for.
        var inOrder: [UInt32] = []
        var ranks: [UInt32] = []
    }

    var count: Int { state.withLock { $0.labels.count } }

    /// The code of a label that was met.
    func code(of label: Label) -> UInt32? { state.withLock { $0.code(of: label) } }

    func label(_ code: Int) -> Label { state.withLock { $0.labels[code] } }

    func labels(from start: Int) -> [Label] { state.withLock { Array($0.labels[start...]) } }

    func labels(_ codes: [Int]) -> [Label] { state.withLock { state in codes.map { state.labels[$0] } } }

    /// The codes of labels, with new ones for those that weren't met before.
    func encode(_ column: LabelColumn) -> [UInt32] {
        state.withLock { state in
            switch column {
            case .numbers(let numbers): numbers.map { state.encode($0) }
            case .labels(let labels): labels.map { state.encode($0) }
            }
        }
    }

    /// For each code the place of its label among all.
    func ranks() -> [UInt32] {
        state.withLock { state in
            state.sortNewcomers()
            return state.ranks
        }
    }

    func codesInOrder() -> [UInt32] {
        state.withLock { state in
            state.sortNewcomers()
            return state.inOrder
        }
    }
}

extension Lexicon.State {
    fileprivate func code(of label: Label) -> UInt32? {
        if case .number(let number) = label, number >= 0, number < small.count {
            return small[Int(number)] < 0 ? nil : UInt32(small[Int(number)])
        }
        return codes[label]
    }

    @inline(__always)
    fileprivate mutating func encode(_ number: Int64) -> UInt32 {
        if number >= 0, number < small.count, small[Int(number)] >= 0 { return UInt32(small[Int(number)]) }
        return encode(.number(number))
    }

    fileprivate mutating func encode(_ label: Label) -> UInt32 {
        if let known = code(of: label) { return known }
        let code = UInt32(labels.count)
        labels.append(label)
        if case .number(let number) = label, number >= 0, number < Lexicon.smallNumbers {
            if number >= small.count {
                let wanted = min(Int(Lexicon.smallNumbers), max(256, Int(number + 1).nextPowerOfTwo))
                small += [Int32](repeating: -1, count: wanted - small.count)
            }
            small[Int(number)] = Int32(code)
        } else {
            codes[label] = code
        }
        return code
    }

    /// Merges the labels that came since into the order of those before.
    fileprivate mutating func sortNewcomers() {
        let old = inOrder
        guard old.count < labels.count else { return }
        let fresh = (UInt32(old.count)..<UInt32(labels.count)).sorted { labels[Int($0)] < labels[Int($1)] }
        var merged: [UInt32] = []
        merged.reserveCapacity(labels.count)
        var at = 0
        for code in fresh {
            while at < old.count, labels[Int(old[at])] < labels[Int(code)] {
                merged.append(old[at])
                at += 1
            }
            merged.append(code)
        }
        merged += old[at...]
        inOrder = merged
        ranks = [UInt32](repeating: 0, count: merged.count)
        for (rank, code) in merged.enumerated() { ranks[Int(code)] = UInt32(rank) }
    }
}

extension Int {
    var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
