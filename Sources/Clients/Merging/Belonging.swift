import Store

/// Rows that belong to a client and go along when it is merged into another.
package struct Belonging: Sendable {
    /// Kept with every merge; never rename one.
    package let name: String
    let table: SQL
    /// The column that says whose it is.
    let client: SQL
    /// What a row is known by.
    let key: SQL
    /// The column of what it hangs on, and the name of that: it goes back with it and not without it.
    let parent: (column: SQL, belonging: String)?

    package init(
        _ name: String,
        in table: SQL,
        client: SQL = "client",
        key: SQL = "id",
        parent: (column: SQL, belonging: String)? = nil
    ) {
        self.name = name
        self.table = table
        self.client = client
        self.key = key
        self.parent = parent
    }

    package var tableName: String { table.text }

    /// Those whose tables this room owns. `alias` are the clients that were merged into the client before.
    package static let ofClients: [Belonging] = [
        Belonging("alias", in: "client", client: "merged_into"),
        Belonging("contact", in: "contact"),
        Belonging("point", in: "contact_point", parent: ("contact", "contact")),
        Belonging("mark", in: "client_mark"),
        Belonging("note", in: "client_note"),
        Belonging("tag", in: "client_tag"),
        Belonging("field", in: "client_field_value"),
        Belonging("consent", in: "client_consent", parent: ("contact", "contact")),
        Belonging("relation", in: "client_relation"),
        Belonging("relation-of-other", in: "client_relation", client: "other"),
        Belonging("import-mark", in: "client_import_mark"),
        Belonging("unreachable-sender", in: "unreachable_sender"),
        Belonging("contract", in: "client_contract"),
    ]
}

extension Transaction {
    /// Hands all of it to the survivor and remembers what it was.
    func hand(_ belonging: Belonging, from gone: Client.ID, to survivor: Client.ID, by merge: ClientMerge.ID) throws {
        let rows: SQL = "\(belonging.key) FROM \(belonging.table) WHERE \(belonging.client) = \(gone)"
        try remember(belonging.name, rows, by: merge)
        try run(
            """
            UPDATE \(belonging.table) SET \(belonging.client) = \(survivor) WHERE \(belonging.client) = \(gone)
            """
        )
    }

    /// Keeps in mind what a merge does to some things, for its undoing.
    /// - Parameter things: what follows SELECT, and names them.
    package func remember(_ name: String, _ things: SQL, by merge: ClientMerge.ID) throws {
        try run("INSERT INTO client_merge_item (merge, belonging, item) SELECT \(merge), \(name), \(things)")
    }

    /// Hands back what the merge has handed over and the survivor still has, with what has come to hang on it since.
    func handBack(_ belonging: Belonging, of merge: ClientMerge) throws {
        let own: SQL = "\(belonging.key) IN \(merge.remembered(belonging.name))"
        let returning: SQL =
            belonging.parent.map { parent in
                "(\(parent.column) IS NULL AND \(own) OR \(parent.column) IN \(merge.remembered(parent.belonging)))"
            } ?? own
        try run(
            """
            UPDATE \(belonging.table) SET \(belonging.client) = \(merge.gone)
            WHERE \(belonging.client) = \(merge.survivor) AND \(returning)
            """
        )
    }
}
