import Basics
import Hummingbird
import NIOCore
import People
import Synchronization

/// Whole pages as they were written, for as long as writing them again would give the same: none of the topics that the page
/// listens to has had news, the reader is the same with the same rights, and the minute has not passed, by which times are told.
///
/// - Parameter `Beside`: whatever else the page shows that the journal knows nothing of, such as drafts.
package final class KeptAnswers<Beside: Hashable & Sendable>: Sendable {
    fileprivate struct Kept: Sendable {
        let reader: Reading
        let beside: Beside
        let place: TopicNews.Place
        let topics: [Topic]
        let response: Response
        let size: Int
    }

    fileprivate struct Shelf {
        var kept: [String: Kept] = [:]
        var size = 0
    }

    fileprivate struct State {
        var new = Shelf()
        var old = Shelf()
    }

    private let news: TopicNews
    private let state = Mutex(State())

    /// Bytes on one of two shelves; when the new one is full, it becomes the old one, and what stood there is let go.
    private static var room: Int { 8 << 20 }

    package init(_ news: TopicNews) {
        self.news = news
    }

    /// - Parameters:
    ///   - place: how far the journal goes that the reader sees; it has to be read in the same snapshot as `beside`.
    package func answer(
        to context: PageContext,
        at place: TopicNews.Place?,
        beside: (Beside) throws -> Beside?
    ) rethrows -> (response: Response, beside: Beside)? {
        guard place != nil, let reader = context.reading, let kept = find(reader.key), kept.reader == reader,
            news.areOld(kept.topics, since: kept.place), try beside(kept.beside) == kept.beside
        else { return nil }
        return (kept.response, kept.beside)
    }

    /// - Parameter place: of the snapshot that the page was read from.
    package func keep(
        _ response: Response,
        of page: some Page,
        to context: PageContext,
        from place: TopicNews.Place?,
        beside: Beside
    ) {
        guard let place, let reader = context.reading, response.status == .ok,
            let size = response.body.contentLength, size < Self.room / 8
        else { return }
        let kept = Kept(
            reader: reader,
            beside: beside,
            place: place,
            topics: page.topics,
            response: response,
            size: size
        )
        state.withLock { $0.put(kept, under: reader.key, room: Self.room) }
    }

    private func find(_ key: String) -> Kept? {
        state.withLock { state in
            if let kept = state.new.kept[key] { return kept }
            guard let kept = state.old.kept.removeValue(forKey: key) else { return nil }
            state.put(kept, under: key, room: Self.room)
            return kept
        }
    }
}

extension KeptAnswers.State {
    fileprivate mutating func put(_ kept: KeptAnswers.Kept, under key: String, room: Int) {
        if let before = new.kept.updateValue(kept, forKey: key) { new.size -= before.size }
        new.size += kept.size
        guard new.size > room else { return }
        old = new
        new = KeptAnswers.Shelf()
    }
}

/// All of a reader that a page can show.
private struct Reading: Hashable, Sendable {
    /// Of one browser and one address.
    let key: String
    let member: Member
    let language: Language
    let zone: String
    let theme: Person.Theme
    let company: String
    let bar: [String]
    let minute: Int64
}

extension PageContext {
    /// - Returns: nil for pages that are written for once: with a notice, to a script, or before the browser has its token.
    fileprivate var reading: Reading? {
        guard let session, cookies.notice == nil, !wantsFragment, !reader.formToken.isEmpty else { return nil }
        return Reading(
            key: reader.formToken + reader.path,
            member: session.member,
            language: w.language,
            zone: w.zone.identifier,
            theme: reader.theme,
            company: reader.company,
            bar: reader.bar.map(\.mark),
            minute: now.milliseconds / 60_000
        )
    }
}
