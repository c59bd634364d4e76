// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/template/template.h"

#include <QJsonArray>
#include <QJsonObject>

#include "actions/template/escapes.h"
#include "signalbox/literals.h"
#include "signalbox/triggers.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::actions;

class TemplateTest : public QObject {
    Q_OBJECT

    const Fields m_fields{{u"score"_s, 85},
                          {u"owner"_s, u"{{score}}"_s},
                          {u"tag1"_s, QJsonValue()},
                          {u"tag2"_s, u"a b/c?&=#é"_s},
                          {u"timestamp"_s, 1'700'000'000},
                          {u"agent_id"_s, QJsonValue()},
                          {u"agent_id_text"_s, u"340282366920938463463374607431768211456"_s},
                          {u"metadata_value"_s, u"_*[]()~`>#+-=|{}.!\\"_s},
                          {u"metadata_key"_s, u"<b a=\"1\">&"_s},
                          {u"file_uri"_s, u"x\r\nX-Evil: 1"_s},
                          {u"block_number"_s, Q_INT64_C(9007199254740993)},
                          {u"response_uri"_s, u".."_s}};

    QString rendered(const QString& text, Target target = Target::Text) const
    {
        const auto result = render(text, m_fields, target);
        return result ? *result : u"error: "_s + result.error().code;
    }

private Q_SLOTS:
    void placeholdersAreReplacedOnce()
    {
        QCOMPARE(rendered(u"{{score}}"_s), u"85"_s);
        QCOMPARE(rendered(u"{{ score }} of {{score}}"_s), u"85 of 85"_s);
        QCOMPARE(rendered(u"{{{score}}}"_s), u"{85}"_s);
        QCOMPARE(rendered(u"{{owner}}"_s), u"{{score}}"_s);  // a value is never expanded
        QCOMPARE(rendered(u"{ {score} } {{"_s), u"{ {score} } {{"_s);
        QCOMPARE(rendered(u""_s), u""_s);
        QCOMPARE(rendered(u"{{{{score}}}}"_s), u"{{85}}"_s);
    }

    void unknownNamesAreErrors()
    {
        for (const auto& text : {u"{{nope}}"_s, u"{{score | round}}"_s, u"{{a.b}}"_s, u"{{}}"_s, u"{{secret:X}}"_s})
            QCOMPARE(rendered(text), u"error: TEMPLATE_INVALID"_s);
    }

    void absentValuesAreEmptyOrNull()
    {
        QCOMPARE(rendered(u"[{{tag1}}] [{{ema}}]"_s), u"[] []"_s);  // null, and not supplied
        const auto json = renderJson(QJsonObject{{u"a"_s, u"{{tag1}}"_s}, {u"b"_s, u"x{{tag1}}"_s}}, m_fields);
        QVERIFY(json);
        QCOMPARE(json->toObject(), (QJsonObject{{u"a"_s, QJsonValue()}, {u"b"_s, u"x"_s}}));
    }

    void theAgentHasATextForm() { QCOMPARE(rendered(u"{{agent_id}}"_s), u"340282366920938463463374607431768211456"_s); }

    void numbersKeepTheirDigits()
    {
        QCOMPARE(rendered(u"{{block_number}}"_s), u"9007199254740993"_s);
        const auto json = renderJson(u"{{block_number}}"_s, m_fields);
        QCOMPARE(json->toInteger(), Q_INT64_C(9007199254740993));
    }

    void timesAreDatesInMessagesOnly()
    {
        QCOMPARE(rendered(u"{{timestamp}}"_s), u"2023-11-14 22:13:20 UTC"_s);
        QCOMPARE(rendered(u"{{timestamp}}"_s, Target::MarkdownV2), u"2023\\-11\\-14 22:13:20 UTC"_s);
        QCOMPARE(rendered(u"{{timestamp}}"_s, Target::Url), u"1700000000"_s);
        QCOMPARE(renderJson(u"{{timestamp}}"_s, m_fields)->toInteger(), 1'700'000'000);
    }

    void valuesAreEscapedForTheirTarget()
    {
        QCOMPARE(rendered(u"*{{metadata_value}}*"_s, Target::MarkdownV2),
                 u"*\\_\\*\\[\\]\\(\\)\\~\\`\\>\\#\\+\\-\\=\\|\\{\\}\\.\\!\\\\*"_s);
        QCOMPARE(rendered(u"`{{metadata_value}}` {{metadata_value}}"_s, Target::MarkdownV2),
                 u"`_*[]()~\\`>#+-=|{}.!\\\\` \\_\\*\\[\\]\\(\\)\\~\\`\\>\\#\\+\\-\\=\\|\\{\\}\\.\\!\\\\"_s);
        QCOMPARE(rendered(u"```\n{{metadata_value}}\n```"_s, Target::MarkdownV2),
                 u"```\n_*[]()~\\`>#+-=|{}.!\\\\\n```"_s);
        QCOMPARE(rendered(u"{{metadata_value}}"_s, Target::Markdown), u"\\_\\*\\[]()~\\`>#+-=|{}.!\\"_s);
        QCOMPARE(rendered(u"<i>{{metadata_key}}</i>"_s, Target::Html), u"<i>&lt;b a=&quot;1&quot;&gt;&amp;</i>"_s);
        QCOMPARE(rendered(u"https://a.example/{{tag2}}?q={{tag2}}"_s, Target::Url),
                 u"https://a.example/a%20b%2Fc%3F%26%3D%23%C3%A9?q=a%20b%2Fc%3F%26%3D%23%C3%A9"_s);
        QCOMPARE(rendered(u"{{metadata_key}}"_s, Target::Header), u"<b a=\"1\">&"_s);
    }

    void unsuitableValuesAreRefused()
    {
        QCOMPARE(rendered(u"a{{file_uri}}"_s, Target::Header), u"error: VALUE_UNSUITABLE"_s);
        QCOMPARE(rendered(u"/a/{{response_uri}}/b"_s, Target::Url), u"error: VALUE_UNSUITABLE"_s);
    }

    void jsonKeepsTypesAndNeverParsesText()
    {
        Fields fields = m_fields;
        fields[u"tag1"_s] = u"{\"a\":1}"_s;
        const QJsonObject body{{u"score"_s, u"{{score}}"_s},
                               {u"text"_s, u"score {{score}}"_s},
                               {u"tag"_s, u"{{tag1}}"_s},
                               {u"{{score}}"_s, QJsonArray{u"{{score}}"_s, 1, true, QJsonValue(),
                                                           QJsonObject{{u"x"_s, u"{{ score }}"_s}}}}};
        const auto json = renderJson(body, fields);
        QVERIFY(json);
        QCOMPARE(json->toObject(),
                 (QJsonObject{{u"score"_s, 85},
                              {u"text"_s, u"score 85"_s},
                              {u"tag"_s, u"{\"a\":1}"_s},
                              {u"{{score}}"_s, QJsonArray{85, 1, true, QJsonValue(), QJsonObject{{u"x"_s, 85}}}}}));
    }

    void secretsComeFromTheReader()
    {
        const auto reader = [](const QString& name) -> Expected<QString> { return name + u"-value"_s; };
        QCOMPARE(*render(u"Bearer {{secret:a.b-C}}"_s, m_fields, Target::Header, reader), u"Bearer a.b-C-value"_s);
        QVERIFY(!renderJson(u"{{secret:a}}"_s, m_fields));
    }

    void listsAndObjectsAreText()
    {
        QCOMPARE(valueText(u"x"_s, QJsonArray{u"a"_s, 2, true}, Target::Text), u"a, 2, true"_s);
        QCOMPARE(valueText(u"x"_s, QJsonObject{{u"a"_s, QString(2000, u'b')}}, Target::Text).size(), 1000);
    }

    void theDocumentsNamesAreKnown()
    {
        for (const char* name : {"event_id",
                                 "event_type",
                                 "chain_id",
                                 "block_number",
                                 "transaction_hash",
                                 "log_index",
                                 "timestamp",
                                 "agent_id",
                                 "owner",
                                 "token_uri",
                                 "score",
                                 "client_address",
                                 "feedback_index",
                                 "tag1",
                                 "tag2",
                                 "tags",
                                 "file_uri",
                                 "file_hash",
                                 "responder",
                                 "response_uri",
                                 "validator_address",
                                 "request_uri",
                                 "request_hash",
                                 "response",
                                 "response_hash",
                                 "validation_tag",
                                 "registry",
                                 "metadata_key",
                                 "metadata_value",
                                 "tag",
                                 "ema",
                                 "ema_score",
                                 "count",
                                 "chain_name",
                                 "trigger_id",
                                 "trigger_name",
                                 "verified_file_content"})
            QVERIFY2(isPlaceholderName(QString::fromLatin1(name)), name);
    }
};

SIGNALBOX_TEST(TemplateTest)
#include "template_test.moc"
