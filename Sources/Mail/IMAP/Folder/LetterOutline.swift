import Basics

/// What is known of a letter before it is fetched.
package struct LetterOutline: Sendable {
    package let uid: UID
    /// In bytes, as the server counts; some only guess.
    package let size: Int64
    /// When the server took it in.
    package let received: Moment?
    package let flags: Set<LetterFlag>
}

extension OpenFolder {
    /// The letters that came after `last`, the oldest first: as many as there are, but not more than `limit`. What is held in
    /// memory does not grow with the folder.
    package func outlines(after last: UID? = nil, atMost limit: Int) async throws(MailFault) -> [LetterOutline] {
        guard let first = last.map(\.next) ?? .first, limit > 0 else { return [] }
        let window = UIDWindow(from: first, known: nextUID, width: limit)
        return try await converse { dialogue throws(MailFault) in
            dialogue.selection?.hasNews = false
            var found: [LetterOutline] = []
            var window = window
            while found.count < limit, let range = window.next() {
                found += try dialogue.outlines(in: range, lowest: limit - found.count)
            }
            return found
        }
    }
}

extension IMAPDialogue {
    fileprivate func outlines(in range: ClosedRange<UID>, lowest limit: Int) throws(MailFault) -> [LetterOutline] {
        var found = Lowest(limit: limit)
        let set = "\(range.lowerBound.number):\(range.upperBound.number)"
        try perform("UID FETCH \(set) (UID RFC822.SIZE INTERNALDATE FLAGS)") { response throws(MailFault) in
            guard case .data(.letter(let items)) = response, let uid = items.uid, let size = items.size,
                range.contains(uid)
            else { return }
            found.add(LetterOutline(uid: uid, size: size, received: items.received, flags: items.flags ?? []))
        }
        return found.sorted
    }

    /// The letters with the lowest numbers of all that come, without keeping all.
    private struct Lowest {
        let limit: Int
        private var kept: [LetterOutline] = []

        init(limit: Int) {
            self.limit = limit
        }

        mutating func add(_ outline: LetterOutline) {
            kept.append(outline)
            if kept.count >= limit + 4096 { kept = sorted }
        }

        var sorted: [LetterOutline] {
            Array(kept.sorted { $0.uid < $1.uid }.prefix(limit))
        }
    }
}
