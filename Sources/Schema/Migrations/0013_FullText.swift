import Store

extension Migration {
    /// Everything is found by its words: through FTS5, and through text search on PostgreSQL. The index is filled from the
    /// journal.
    static let fullText = Migration(
        13,
        "full text",
        """
        DROP TABLE search_word;
        CREATE TABLE search_doc (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('client', 'contact', 'case', 'interaction')),
            words TEXT NOT NULL
        ) STRICT;
        """,
        only: [
            .sqlite: """
            CREATE VIRTUAL TABLE search_client USING fts5(words, content='', detail='none', tokenize='trigram');
            CREATE VIRTUAL TABLE search_contact USING fts5(words, content='', detail='none', tokenize='trigram');
            CREATE VIRTUAL TABLE search_case
                USING fts5(words, content='', detail='none', tokenize="ascii tokenchars '_'", prefix='2 3');
            CREATE VIRTUAL TABLE search_interaction
                USING fts5(words, content='', detail='none', tokenize="ascii tokenchars '_'", prefix='2 3');
            """,
            .postgres: """
            ALTER TABLE search_doc ADD COLUMN vector tsvector NOT NULL;
            CREATE INDEX search_doc_client ON search_doc USING gin (vector) WHERE kind = 'client';
            CREATE INDEX search_doc_contact ON search_doc USING gin (vector) WHERE kind = 'contact';
            CREATE INDEX search_doc_case ON search_doc USING gin (vector) WHERE kind = 'case';
            CREATE INDEX search_doc_interaction ON search_doc USING gin (vector) WHERE kind = 'interaction';
            """,
        ]
    )
}
