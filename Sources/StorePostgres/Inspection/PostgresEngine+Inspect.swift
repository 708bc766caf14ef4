import Store

extension PostgresEngine {
    package func inspect() async throws -> Inspection {
        try await read { connection in
            Inspection(
                damage: try connection.complaints(),
                brokenReferences: try connection.brokenReferences(),
                size: try connection.size()
            )
        }
    }
}

extension Connection {
    /// What the catalogue itself holds to be unfinished or broken.
    fileprivate func complaints() throws -> [String] {
        var complaints: [String] = []
        try run(
            """
            SELECT 'index not valid: ' || indexrelid::regclass FROM pg_index WHERE NOT indisvalid
            UNION ALL
            SELECT 'constraint not validated: ' || conrelid::regclass || ' ' || conname
            FROM pg_constraint WHERE NOT convalidated
            UNION ALL
            SELECT 'pages with a wrong checksum: ' || checksum_failures
            FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0
            UNION ALL
            SELECT 'the server runs with ' || name || ' off' FROM pg_settings
            WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'
            """
        ) { columns in complaints.append(columns.text(at: 0)) }
        return complaints
    }

    /// Looks for itself: a restore with triggers switched off leaves references that the catalogue believes in.
    fileprivate func brokenReferences() throws -> [String] {
        var checks: [(name: String, query: SQL)] = []
        try run(
            """
            SELECT conrelid::regclass || ' → ' || confrelid::regclass,
                format(
                    'SELECT 1 FROM %s c LEFT JOIN %s p ON p.%I = c.%I WHERE c.%I IS NOT NULL AND p.%I IS NULL LIMIT 1',
                    conrelid::regclass, confrelid::regclass, parent.attname, child.attname, child.attname, parent.attname
                )
            FROM pg_constraint
            JOIN pg_attribute child ON child.attrelid = conrelid AND child.attnum = conkey[1]
            JOIN pg_attribute parent ON parent.attrelid = confrelid AND parent.attnum = confkey[1]
            WHERE contype = 'f' AND cardinality(conkey) = 1
            ORDER BY 1
            """
        ) { columns in checks.append((columns.text(at: 0), SQL(trusted: columns.text(at: 1)))) }
        var broken: [String] = []
        for check in checks {
            try run(check.query) { _ in broken.append(check.name) }
        }
        return Array(Set(broken)).sorted()
    }

    fileprivate func size() throws -> Int64 {
        var size: Int64 = 0
        try run("SELECT pg_database_size(current_database())") { columns in size = columns.integer(at: 0) }
        return size
    }
}
