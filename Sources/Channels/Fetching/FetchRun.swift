import Mail

/// Divides the letters of a folder into runs that are fetched and stored together: many small ones, or one large one by itself,
/// so that what lies about in memory does not grow with the folder or its letters.
enum FetchRun: Sendable, Equatable {
    case small([UID])
    case large(UID)
    /// Larger than any letter that is taken.
    case tooLarge(UID)

    static let most = 64
    static let mostBytes: Int64 = 4 << 20
    static let largestSmall: Int64 = 1 << 20

    /// - Parameter alone: each letter by itself.
    static func divide(_ outlines: [(uid: UID, size: Int64)], largest: Int64, alone: Bool = false) -> [FetchRun] {
        var runs: [FetchRun] = []
        var small: [UID] = []
        var bytes: Int64 = 0
        func close() {
            if !small.isEmpty { runs.append(.small(small)) }
            (small, bytes) = ([], 0)
        }
        for (uid, size) in outlines {
            guard size <= largestSmall else {
                close()
                runs.append(size > largest ? .tooLarge(uid) : .large(uid))
                continue
            }
            if alone || small.count == most || bytes + size > mostBytes { close() }
            small.append(uid)
            bytes += size
        }
        close()
        return runs
    }

    /// The last number that is behind us when the run is stored.
    var last: UID? {
        switch self {
        case .small(let uids): uids.last
        case .large(let uid), .tooLarge(let uid): uid
        }
    }
}
