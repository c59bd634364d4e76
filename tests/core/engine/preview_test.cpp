#include "engine/previews.h"

#include <QTest>

#include "store/chains.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using signalbox::test::PgDatabase;

class PreviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// From the fastest sample of the last day.
    void aReindexHasAnEstimate()
    {
        PgDatabase db;
        const auto session = db.session();
        store::NewChain chain;
        chain.chain.caip2 = QStringLiteral("eip155:10");
        chain.chain.name = QStringLiteral("Estimated");
        QVERIFY(store::Chains(*session).add(chain));
        db.value(
            QStringLiteral("INSERT INTO signalbox.streams (caip2, stream, from_block) VALUES ('eip155:10', "
                           "'headers', 0) ON CONFLICT DO NOTHING"));
        db.value(QStringLiteral("SELECT signalbox.cover('eip155:10', ARRAY['headers'], ARRAY[0], ARRAY[999], true)"));
        Command command;
        command.verb = Verb::Reindex;
        command.target = chain.chain.caip2;
        command.args = {{QStringLiteral("lo"), 0}, {QStringLiteral("hi"), 499}};
        auto preview = makePreview(*session, command);
        QVERIFY2(preview, preview ? "" : qPrintable(preview.error().text));
        QCOMPARE(preview->blocks, 500);
        QVERIFY(!preview->seconds);
        db.value(
            QStringLiteral("INSERT INTO signalbox.samples (caip2, step, at, blocks) VALUES ('eip155:10', '10 s', "
                           "now() - interval '1 min', 50), ('eip155:10', '1 min', now() - interval '1 h', 600)"));
        preview = makePreview(*session, command);
        QVERIFY(preview);
        QCOMPARE(preview->seconds, std::optional(50.0));
    }
};

SIGNALBOX_TEST(PreviewTest)
#include "preview_test.moc"
