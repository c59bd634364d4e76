// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "signalbox/literals.h"
#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

constexpr const char* countedNouns =
    "accounts addresses alerts blocks bytes calls chains channels columns commands differences endpoints entries "
    "events "
    "gaps headers heights indexes items keys logs minutes packets points ranges receipts relayers requests rows "
    "samples "
    "seconds sessions tables tokens topics transactions transfers versions";

QString wordsIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The string literals of a source without its comments; adjacent ones are joined, as the compiler does.
QStringList literalsOf(QString source)
{
    static const QRegularExpression comment(u"^\\s*//.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression run(u"(?:u?\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:_s|_L1)?\\s*)+"_s);
    static const QRegularExpression one(u"\"((?:[^\"\\\\\\n]|\\\\.)*)\""_s);
    source.remove(comment);
    QStringList all;
    for (auto runs = run.globalMatch(source); runs.hasNext();) {
        QString text;
        for (auto parts = one.globalMatch(runs.next().captured()); parts.hasNext();)
            text += parts.next().captured(1);
        all << text;
    }
    return all;
}

/// True for a placeholder of a number before a plural noun. Rates ("%1 rows/s") and shares ("%1/%2 endpoints") have no
/// singular.
bool hasUncountedNoun(const QString& text)
{
    static const QRegularExpression uncounted(
        u"(?<!/)%L?[1-9] (?:other )?(?:%1)\\b(?!/)"_s.arg(QString::fromLatin1(countedNouns).replace(u' ', u'|')));
    return uncounted.match(text).hasMatch();
}

}  // namespace

/// The texts of the engine and of the command line.
class WordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAgreeWithTheirNouns_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("core") << u"core"_s;
        QTest::newRow("app") << u"app"_s;
    }

    /// A count and its noun are written by Message::counted or plural(), which have a singular.
    void numbersAgreeWithTheirNouns()
    {
        QFETCH(QString, folder);
        QStringList wrong;
        QDirIterator files(test::sourceFile(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            for (const QString& text : literalsOf(wordsIn(path)))
                if (hasUncountedNoun(text))
                    wrong << path + u": "_s + text;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void theScanFindsUncountedNouns()
    {
        QCOMPARE(literalsOf(u"// \"%1 rows\"\nf(u\"%L1 \"\n   \"rows\"_s, \"a\")"_s),
                 QStringList({u"%L1 rows"_s, u"a"_s}));
        QVERIFY(hasUncountedNoun(u"%L1 rows"_s));
        QVERIFY(hasUncountedNoun(u"%L1 of %L2 blocks"_s));
        QVERIFY(!hasUncountedNoun(u"%1 of %Ln blocks"_s));
        QVERIFY(!hasUncountedNoun(u"%1 rows/s"_s));
        QVERIFY(!hasUncountedNoun(u"%1/%2 endpoints"_s));
    }
};

SIGNALBOX_TEST(WordsTest)
#include "words_test.moc"
