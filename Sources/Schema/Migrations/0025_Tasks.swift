import Store

extension Migration {
    /// Work that is asked of departments and people: from whom, by when, what became of it; what was said about it, its
    /// checklist, and what asks for it again and again.
    static let tasks = Migration(
        25,
        "tasks",
        """
        CREATE TABLE task_repetition (
            id INTEGER PRIMARY KEY,
            what TEXT NOT NULL,
            wanted TEXT NOT NULL,
            asker INTEGER NOT NULL REFERENCES person (id),
            department INTEGER REFERENCES department (id),
            person INTEGER REFERENCES person (id),
            rhythm TEXT NOT NULL CHECK (rhythm IN ('working-days', 'weekly', 'monthly')),
            day INTEGER CHECK (day BETWEEN 1 AND 31),
            hours INTEGER CHECK (hours > 0),
            next_day INTEGER NOT NULL,
            next INTEGER NOT NULL,
            stopped INTEGER,
            version INTEGER NOT NULL,
            CHECK (department IS NOT NULL OR person IS NOT NULL),
            CHECK ((rhythm = 'working-days') = (day IS NULL))
        ) STRICT;
        CREATE INDEX task_repetition_due ON task_repetition (next, id) WHERE stopped IS NULL;

        CREATE TABLE task (
            id INTEGER PRIMARY KEY,
            number INTEGER NOT NULL UNIQUE,
            service_case INTEGER REFERENCES service_case (id),
            parent INTEGER REFERENCES task (id) CHECK (parent <> id),
            repetition INTEGER REFERENCES task_repetition (id),
            turn INTEGER,
            what TEXT NOT NULL,
            wanted TEXT NOT NULL,
            asker INTEGER NOT NULL REFERENCES person (id),
            department INTEGER REFERENCES department (id),
            person INTEGER REFERENCES person (id),
            asked INTEGER NOT NULL,
            due INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN (
                'new', 'accepted', 'doing', 'returned', 'done', 'sent-back', 'approved', 'withdrawn')),
            since INTEGER NOT NULL,
            hands INTEGER REFERENCES person (id),
            done INTEGER,
            overrun INTEGER CHECK (overrun >= 0),
            word INTEGER,
            returns INTEGER NOT NULL CHECK (returns >= 0),
            sent_back INTEGER NOT NULL CHECK (sent_back >= 0),
            ended INTEGER,
            version INTEGER NOT NULL,
            UNIQUE (repetition, turn),
            CHECK (department IS NOT NULL OR person IS NOT NULL),
            CHECK ((repetition IS NULL) = (turn IS NULL)),
            CHECK (state IN ('new', 'withdrawn') OR hands IS NOT NULL),
            CHECK ((state IN ('done', 'sent-back', 'approved')) = (done IS NOT NULL)),
            CHECK ((done IS NULL) = (overrun IS NULL)),
            CHECK (state NOT IN ('returned', 'done', 'sent-back', 'approved') OR word IS NOT NULL),
            CHECK ((state IN ('approved', 'withdrawn')) = (ended IS NOT NULL))
        ) STRICT;
        CREATE INDEX task_case ON task (service_case, due, id);
        CREATE INDEX task_parent ON task (parent, due, id) WHERE parent IS NOT NULL;
        CREATE INDEX task_due ON task (due, id);
        CREATE INDEX task_open ON task (due, id) WHERE ended IS NULL;
        CREATE INDEX task_asker ON task (asker, due, id);
        CREATE INDEX task_asker_open ON task (asker, due, id) WHERE ended IS NULL;
        CREATE INDEX task_hands ON task (hands, due, id);
        CREATE INDEX task_hands_open ON task (hands, due, id) WHERE ended IS NULL;
        CREATE INDEX task_department ON task (department, due, id);
        CREATE INDEX task_department_open ON task (department, due, id) WHERE ended IS NULL;

        CREATE TABLE task_word (
            id INTEGER PRIMARY KEY,
            task INTEGER NOT NULL REFERENCES task (id),
            kind TEXT NOT NULL CHECK (kind IN ('result', 'return', 'sending-back', 'withdrawal')),
            text TEXT NOT NULL,
            author INTEGER NOT NULL REFERENCES person (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX task_word_task ON task_word (task, id);

        CREATE TABLE task_item (
            id INTEGER PRIMARY KEY,
            task INTEGER NOT NULL REFERENCES task (id),
            text TEXT NOT NULL,
            ticked_by INTEGER REFERENCES person (id),
            ticked INTEGER,
            CHECK ((ticked_by IS NULL) = (ticked IS NULL))
        ) STRICT;
        CREATE INDEX task_item_task ON task_item (task, id);

        CREATE INDEX attention_task ON attention (task, person) WHERE seen IS NULL AND task IS NOT NULL;

        ALTER TABLE case_merge_item RENAME TO case_merge_item_before;
        CREATE TABLE case_merge_item (
            gone INTEGER NOT NULL REFERENCES case_merge (gone),
            sort TEXT NOT NULL CHECK (sort IN ('interaction', 'note', 'hand-over', 'promise', 'task')),
            item INTEGER NOT NULL,
            PRIMARY KEY (gone, sort, item)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO case_merge_item (gone, sort, item) SELECT gone, sort, item FROM case_merge_item_before;
        DROP TABLE case_merge_item_before;
        """,
        only: [
            .sqlite: "INSERT INTO number_series (name, last) VALUES ('task', 0);",
            .postgres: "CREATE SEQUENCE task_number START 1;",
        ]
    )
}
