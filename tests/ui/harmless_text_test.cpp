#include <QTest>
#include <QTextDocument>

#include "support/test_registry.h"
#include "widgets/detail_pane.h"
#include "widgets/plain_tip.h"
#include "widgets/segments.h"

using namespace signalbox::ui;

/// What a chain writes is drawn as it is: tips of widgets would take it for rich text.
class HarmlessTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tipsArePlain()
    {
        const QString picture = QStringLiteral("<img src=\"file:///etc/hostname\"> and <b>bold</b>");
        QVERIFY(Qt::mightBeRichText(picture));
        QTextDocument shown;
        shown.setHtml(plainTip(picture));
        QCOMPARE(shown.toPlainText(), picture);
        QCOMPARE(plainTip(QStringLiteral("uptime > 99 & more")), QStringLiteral("uptime > 99 & more"));
        FilterChip chip(QStringLiteral("tag is"), picture);
        QVERIFY(!chip.toolTip().contains(u'<'));
    }
};

SIGNALBOX_TEST(HarmlessTextTest)
#include "harmless_text_test.moc"
