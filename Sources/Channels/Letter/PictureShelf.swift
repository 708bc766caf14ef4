import Basics
import Mail

/// The pictures of the letters that were opened last, for a short while: a browser asks for each of a letter's forty by itself,
/// and each alone would have the whole letter opened again.
actor PictureShelf {
    private typealias Opening = Task<[OpenedPart], any Error>

    private var opened: [(letter: KeptLetter.ID, pictures: Opening)] = []

    private static let mostLetters = 4
    private static let mostBytes: Int64 = 4 << 20
    private static let kept = Duration.seconds(60)

    /// The pictures of a letter that can be on the shelf together; none when they are too large for it.
    static func fit(_ attachments: [ListedAttachment]) -> Set<PartPlace> {
        let pictures = attachments.filter { $0.contentID != nil }
        guard pictures.reduce(0, { $0 + $1.size }) <= mostBytes else { return [] }
        return Set(pictures.map(\.place))
    }

    /// - Parameter open: called once, however many ask at the same time.
    func pictures(
        of letter: KeptLetter.ID,
        _ open: @escaping @Sendable () async throws -> [OpenedPart]
    ) async throws -> [OpenedPart] {
        if let there = opened.first(where: { $0.letter == letter }) { return try await there.pictures.value }
        let opening = Opening { try await open() }
        opened.append((letter, opening))
        if opened.count > Self.mostLetters { opened.removeFirst() }
        do {
            let pictures = try await opening.value
            Task {
                try await Task.sleep(for: Self.kept)
                drop(opening)
            }
            return pictures
        } catch {
            drop(opening)
            throw error
        }
    }

    private func drop(_ opening: Opening) {
        opened.removeAll { $0.pictures == opening }
    }
}
