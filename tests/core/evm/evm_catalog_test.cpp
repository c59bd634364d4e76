// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "catalog/column_type.h"
#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "store/chains.h"
#include "support/erc8004_columns.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The catalog of EVM chains describes the tables that SchemaMaker and the migrations create.
class EvmCatalogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PgDatabase> m_database;
    QString m_schema;

    /// Columns of a table as "name type" or "name type null", by name.
    QString columns(const QString& table) const
    {
        return m_database->value(
            u"SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN '' "
            "ELSE ' null' END, ', ' ORDER BY attname::text) FROM pg_attribute WHERE attrelid = '%1'::regclass AND "
            "attnum > 0 AND NOT attisdropped"_s.arg(table));
    }
    QString key(const QString& table) const
    {
        return m_database->value(
            u"SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM pg_index i, unnest(i.indkey) WITH ORDINALITY "
            "k (number, place), pg_attribute a WHERE i.indrelid = '%1'::regclass AND i.indisprimary AND a.attrelid = "
            "i.indrelid AND a.attnum = k.number"_s.arg(table));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_database = std::make_unique<PgDatabase>();
        store::NewChain made;
        made.chain.caip2 = u"eip155:31337"_s;
        made.chain.family = u"eip155"_s;
        made.chain.name = u"described"_s;
        const auto session = m_database->session();
        const auto added = store::Chains(*session).add(made);
        QVERIFY2(added, added ? "" : qPrintable(added.error().text()));
        m_schema = added->schema;
    }
    void cleanupTestCase() { m_database.reset(); }

    void theTablesMatchTheCatalog_data()
    {
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("left");  // columns that the database fills
        QTest::newRow("blocks") << evm::blocksEntity << QString();
        QTest::newRow("transfers") << evm::transfersEntity << QString();
        QTest::newRow("balance_events") << evm::balanceEventsEntity << QString();
        QTest::newRow("events") << evm::eventsEntity << u"created_at timestamp with time zone"_s;
        QCOMPARE(evm::evmCatalog().entities().size(), 4u);
    }
    void theTablesMatchTheCatalog()
    {
        QFETCH(QString, entity);
        QFETCH(QString, left);
        const catalog::Entity* described = evm::evmCatalog().find(entity);
        QVERIFY(described);
        const QString table = (entity == evm::eventsEntity ? u"erc8004"_s : m_schema) + u'.' + entity;
        QStringList wanted;
        for (const catalog::Column& column : described->columns)
            wanted << column.name + u' ' + sqlType(column.type) + (column.nullable ? u" null"_s : QString());
        if (!left.isEmpty())
            wanted << left;
        wanted.sort();
        QCOMPARE(columns(table), wanted.join(u", "_s));
        QCOMPARE(key(table), described->primaryKey().join(u", "_s));
        QVERIFY(!described->staged());
        QVERIFY(!described->synced);
    }

    void theDecoderWritesTheEventsInThisOrder()
    {
        const auto& columns = evm::evmCatalog().find(evm::eventsEntity)->columns;
        QCOMPARE(int(columns.size()), erc8004_event_fields);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const CopyColumn& written = erc8004_event_columns[i];
            QCOMPARE(columns[i].name, QLatin1String(written.name));
            QCOMPARE(columns[i].nullable, written.nullable);
            QCOMPARE(sqlType(columns[i].type).section(u'(', 0, 0), QLatin1String(written.type));
        }
        QCOMPARE(evm::columnList(evm::eventsEntity), erc8004_columns());
    }
};

SIGNALBOX_TEST(EvmCatalogTest)

#include "evm_catalog_test.moc"
