/// A letter's number in its folder: it rises with each letter and stays as long as the folder's UIDVALIDITY does (RFC 3501, 2.3.1.1).
package struct UID: Hashable, Comparable, Codable, Sendable {
    package let number: UInt32

    /// Numbers begin at 1.
    package init?(_ number: UInt32) {
        guard number > 0 else { return nil }
        self.number = number
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    package static let first = UID(unchecked: 1)
    package static let last = UID(unchecked: .max)

    /// Nil after the last.
    package var next: UID? { self == .last ? nil : UID(unchecked: number + 1) }

    /// The one `count` further, or the last that there can be.
    func advanced(by count: UInt32) -> UID {
        let (sum, isTooMuch) = number.addingReportingOverflow(count)
        return UID(unchecked: isTooMuch ? .max : sum)
    }

    private init(unchecked number: UInt32) {
        self.number = number
    }
}

/// Changes when a folder was made anew and the old numbers mean nothing any more.
package struct UIDValidity: Hashable, Codable, Sendable {
    package let number: UInt32

    package init(_ number: UInt32) {
        self.number = number
    }
}

extension UID {
    /// Writes numbers as `3:7,9`, in pieces that fit a command line (RFC 2683, 3.2.1.5: about 1000 bytes).
    static func sets(of uids: some Sequence<UID>) -> [String] {
        var sets: [String] = []
        var set = ""
        for range in ranges(of: uids) {
            let text =
                range.lowerBound == range.upperBound
                ? "\(range.lowerBound.number)" : "\(range.lowerBound.number):\(range.upperBound.number)"
            if set.utf8.count + text.utf8.count >= 900 {
                sets.append(set)
                set = ""
            }
            set += set.isEmpty ? text : "," + text
        }
        return set.isEmpty ? sets : sets + [set]
    }

    private static func ranges(of uids: some Sequence<UID>) -> [ClosedRange<UID>] {
        var ranges: [ClosedRange<UID>] = []
        for uid in Set(uids).sorted() {
            if let last = ranges.last, last.upperBound.next == uid {
                ranges[ranges.count - 1] = last.lowerBound...uid
            } else {
                ranges.append(uid...uid)
            }
        }
        return ranges
    }
}
