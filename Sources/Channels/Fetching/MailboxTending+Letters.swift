import Basics
import Files
import Foundation
import Mail
import Store

extension MailboxTending {
    /// How far the folder was read, after what it is now: one that was made anew is read from its beginning.
    func mark(in folder: OpenFolder) async throws -> FetchMark {
        guard let state = try await tools.database.read({ try $0.fetching(of: mailbox.id) }) else {
            throw MailboxRefusal.notFound
        }
        if state.validity == folder.validity {
            return FetchMark(mailbox: mailbox.id, validity: folder.validity, last: state.last)
        }
        let isFirst = state.validity == nil
        let last = isFirst && !mailbox.takesOld ? try await lastLetter(in: folder) : nil
        let mark = FetchMark(mailbox: mailbox.id, validity: folder.validity, last: last)
        try await tools.database.write { try $0.beginReading(mark) }
        return mark
    }

    private func lastLetter(in folder: OpenFolder) async throws -> UID? {
        if let next = folder.nextUID { return UID(next.number - 1) }
        return try await folder.outlines(atMost: .max).last?.uid
    }

    /// Stores what lies behind the mark. While one run is stored the next is fetched.
    /// - Parameter beat: called again and again meanwhile, by whoever has a lease to keep.
    func catchUp(
        _ folder: OpenFolder,
        from first: FetchMark,
        beat: () async throws -> Void = {}
    ) async throws -> FetchMark {
        var mark = first
        while true {
            let outlines = try await folder.outlines(after: mark.last, atMost: Self.outlinesAtOnce)
            guard let next = outlines.first?.uid else { return mark }
            let stumbles = try await tools.database.read { [mark] in try $0.stumbles(at: mark) }
            if stumbles >= Stumbles.most {
                mark = try await passOver(next, from: mark)
                continue
            }
            // It was one of the first run.
            let some = stumbles > 0 ? Array(outlines.prefix(FetchRun.most)) : outlines
            let sizes = some.map { ($0.uid, $0.size) }
            var arrived: FetchedRun?
            for run in FetchRun.divide(sizes, largest: Self.largest, alone: stumbles > 0) {
                let (waiting, from) = (arrived, mark)
                async let fetched = fetch(run, from: folder)
                if let waiting { mark = try await store(waiting, from: from) }
                do {
                    arrived = FetchedRun(letters: try await fetched, last: run.last)
                } catch let fault as MailFault where fault.isStumble {
                    try await tools.database.write { [mark] in try $0.noteStumble(at: mark) }
                    throw fault
                }
                try await beat()
            }
            if let arrived { mark = try await store(arrived, from: mark) }
        }
    }

    private func passOver(_ uid: UID, from mark: FetchMark) async throws -> FetchMark {
        let nothing = ArrivedLetter(uid: uid, received: nil, content: .missing(.unfetchable))
        return try await store(FetchedRun(letters: [nothing], last: uid), from: mark)
    }

    /// Tries those again that somebody wants, one by one.
    func fetchWanted(from folder: OpenFolder, as mark: FetchMark) async throws {
        for wanted in try await tools.database.read({ try $0.wantedLetters(in: mark) }) {
            // First of all, or one over which the server hangs up would be tried for ever.
            try await tools.database.write { try $0.takeUp(wanted) }
            let arrived = try await fetch([wanted.uid], from: folder).first
            try await tools.database.write { try $0.store(arrived, for: wanted) }
        }
    }

    private struct FetchedRun: Sendable {
        let letters: [ArrivedLetter]
        let last: UID?
    }

    private static let outlinesAtOnce = 512
    private static let largest: Int64 = 256 << 20

    private func store(_ arrived: FetchedRun, from mark: FetchMark) async throws -> FetchMark {
        guard let last = arrived.last else { return mark }
        try await tools.database.write { _ = try $0.store(arrived.letters, from: mark, upTo: last) }
        return FetchMark(mailbox: mark.mailbox, validity: mark.validity, last: last)
    }

    private func fetch(_ run: FetchRun, from folder: OpenFolder) async throws -> [ArrivedLetter] {
        switch run {
        case .tooLarge(let uid): return [ArrivedLetter(uid: uid, received: nil, content: .missing(.tooLarge))]
        case .large(let uid): return try await fetch([uid], from: folder)
        case .small(let uids):
            do {
                return try await fetch(uids, from: folder)
            } catch MailFault.refused(let why, _) where why != .notNow && uids.count > 1 {
                // A server that can't give one of them declines all.
                var letters: [ArrivedLetter] = []
                for uid in uids { letters += try await fetch([uid], from: folder) }
                return letters
            }
        }
    }

    private func fetch(_ uids: [UID], from folder: OpenFolder) async throws -> [ArrivedLetter] {
        do {
            let fetched = try await folder.fetch(uids, into: try tools.makeSpool())
            var letters: [ArrivedLetter] = []
            for letter in fetched { letters.append(try await arrived(letter)) }
            return letters
        } catch MailFault.refused(let why, _) where why != .notNow && uids.count == 1 {
            return [ArrivedLetter(uid: uids[0], received: nil, content: .missing(.unfetchable))]
        } catch MailFault.tooLarge where uids.count == 1 {
            return [ArrivedLetter(uid: uids[0], received: nil, content: .missing(.tooLarge))]
        }
    }

    private func arrived(_ letter: FetchedLetter) async throws -> ArrivedLetter {
        switch letter.raw {
        case .bytes(let bytes):
            return ArrivedLetter(uid: letter.uid, received: letter.received, content: .bytes(bytes))
        case .file(let url):
            defer { try? FileManager.default.removeItem(at: url) }
            let written = try await FileWriting.copy(
                url,
                name: "letter-\(letter.uid.number).eml",
                mediaType: "message/rfc822",
                in: tools.database
            )
            return ArrivedLetter(uid: letter.uid, received: letter.received, content: .written(written))
        }
    }
}

extension FetchingTools {
    fileprivate func makeSpool() throws -> Spool {
        try FileManager.default.createDirectory(
            at: spool,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        var spool = Spool(folder: spool)
        spool.mostInMemory = FetchRun.largestSmall
        spool.mostInMemoryTogether = FetchRun.mostBytes * 2
        return spool
    }
}
