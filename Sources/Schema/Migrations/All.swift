extension Migration {
    /// The schema's history, in order. Add at the end.
    package static let all: [Migration] = [
        ground, people, clients, desk, takeover, leases, journalKinds, openCases, mail, merging,
        fewerPages, clientCards, fullText, joining, outbox, rules, letterCopies, mailboxTemplates, caseTags,
        parkedLetters, mailboxTokens, letterSorting, promises, deadlines, tasks, escalations, claims, boards, guides,
        hidden, claimWork, guideOpening, callCenter, calls, callWishes, phoneLinks, liveCalls, callLists,
        recordings, softphones, callRounds, callsOut, callQuality, forgottenKeys,
    ]
}
