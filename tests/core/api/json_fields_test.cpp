// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QTest>

#include "json/json_fields.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

namespace signalbox {

enum class Gauge { Narrow, Standard };
const char* name(Gauge gauge)
{
    return gauge == Gauge::Narrow ? "narrow" : "standard";
}
void byName(const QString& text, Gauge& gauge)
{
    gauge = text == "narrow"_L1 ? Gauge::Narrow : Gauge::Standard;
}

struct Siding {
    QString label;
    int wagons = 5;
    bool operator==(const Siding&) const = default;
};

template <class V, json::Is<Siding> T>
void fields(V& v, T& siding)
{
    v.always("label", siding.label);
    v.always("wagons", siding.wagons);
}

struct Line {
    QString name, password;
    Gauge gauge = Gauge::Standard;
    qint64 length = -1;
    bool closed = false;
    std::optional<double> grade;
    std::optional<Siding> yard;
    std::vector<Siding> sidings;
    Message notice;
    bool operator==(const Line&) const = default;
};

template <class V, json::Is<Line> T>
void fields(V& v, T& line)
{
    v.always("name", line.name);
    v.secret("password", line.password);
    v.always("gauge", line.gauge);
    v.known("length", line.length);
    v.positive("closed", line.closed);
    v.known("grade", line.grade);
    v.known("yard", line.yard);
    v.always("sidings", line.sidings);
    v.derived("sidingCount", int(line.sidings.size()));
    v.known("text", "message", line.notice);
}

namespace {

QByteArray text(const Line& line)
{
    return QJsonDocument(json::written(line)).toJson(QJsonDocument::Compact);
}

Line full()
{
    return {u"Main"_s,
            {},
            Gauge::Narrow,
            (qint64(1) << 53) + 1,
            true,
            1.5,
            Siding{u"A"_s, 2},
            {{u"B"_s, 3}},
            Message("Closed to %1.").arg(u"noon"_s)};
}

}  // namespace

class JsonFieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownValuesAreOmitted()
    {
        QCOMPARE(text({}), QByteArray(R"({"gauge":"standard","name":"","sidingCount":0,"sidings":[]})"));
        Line line;
        line.grade = qQNaN();
        QVERIFY(!text(line).contains("grade"));
    }

    void writtenValuesAreReadBack()
    {
        QCOMPARE(text(full()),
                 QByteArray(R"({"closed":true,"gauge":"narrow","grade":1.5,"length":"9007199254740993",)"
                            R"("message":{"args":["noon"],"pattern":"Closed to %1."},"name":"Main","sidingCount":1,)"
                            R"("sidings":[{"label":"B","wagons":3}],"text":"Closed to noon.",)"
                            R"("yard":{"label":"A","wagons":2}})"));
        QVERIFY(json::read<Line>(json::written(full())) == full());
    }

    void aSecretIsReadAndNeverWritten()
    {
        const Line line = json::read<Line>({{u"password"_s, u"hidden"_s}});
        QCOMPARE(line.password, u"hidden"_s);
        QVERIFY(!text(line).contains("hidden"));
    }

    void missingOrMistypedValuesKeepTheirDefault()
    {
        QVERIFY(json::read<Line>({}) == Line());
        const QJsonObject wrong{{u"wagons"_s, u"many"_s}, {u"label"_s, 3}};
        QVERIFY(json::read<Siding>(wrong) == Siding());
    }
};

}  // namespace signalbox

using signalbox::JsonFieldsTest;
SIGNALBOX_TEST(JsonFieldsTest)
#include "json_fields_test.moc"
