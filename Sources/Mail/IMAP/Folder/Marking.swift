extension OpenFolder {
    /// Sets flags on letters; those that have gone are passed over. Doing it twice does no harm.
    package func mark(_ uids: some Sequence<UID>, _ flags: Set<LetterFlag>) async throws(MailFault) {
        try await store("+FLAGS.SILENT", flags, on: UID.sets(of: uids))
    }

    package func unmark(_ uids: some Sequence<UID>, _ flags: Set<LetterFlag>) async throws(MailFault) {
        try await store("-FLAGS.SILENT", flags, on: UID.sets(of: uids))
    }

    private func store(_ how: String, _ flags: Set<LetterFlag>, on sets: [String]) async throws(MailFault) {
        try await converse { dialogue throws(MailFault) in
            for set in sets { try dialogue.perform("UID STORE \(set) \(how) \(LetterFlag.list(flags))") }
        }
    }
}
