// SPDX-License-Identifier: GPL-3.0-or-later

#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "language/language_manager.h"
#include "signalbox/literals.h"
#include "support/scripted_triggers.h"
#include "support/test_registry.h"
#include "tables/columns.h"
#include "theme/theme.h"
#include "triggers/conditions/addresses_field.h"
#include "triggers/conditions/decimal_field.h"
#include "triggers/conditions/duration_field.h"
#include "triggers/conditions/value_editor.h"
#include "triggers/dryrun/dry_run_model.h"
#include "triggers/effects/header_list.h"
#include "triggers/effects/host_check.h"
#include "triggers/effects/template_box.h"
#include "triggers/list/trigger_list_model.h"
#include "triggers/model/condition_choices.h"
#include "triggers/model/trigger_difference.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_examples.h"
#include "triggers/model/trigger_words.h"
#include "ui/window_keys.h"

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

/// The pieces of the screen Triggers, each alone.
class TriggerPartsTest : public QObject {
    Q_OBJECT

    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }
    static const TriggerVocabulary::Condition& kind(const char* type) { return *conditionKind(QLatin1String(type)); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        LanguageManager::instance().setLanguage(u"en"_s);
        ThemeManager::instance().install();
    }

    void registryDecidesWhatIsOffered()
    {
        const auto labels = [](const char* registry) {
            QStringList all;
            for (const ConditionChoice& each : conditionChoices(QLatin1String(registry)))
                all << each.label;
            return all;
        };
        QVERIFY(labels("reputation").contains(u"score"_s));
        QVERIFY(labels("reputation").contains(u"tag1"_s) && labels("reputation").contains(u"tag2"_s));
        QVERIFY(!labels("reputation").contains(u"response"_s));
        QVERIFY(labels("validation").contains(u"response"_s) && labels("validation").contains(u"tag"_s));
        QVERIFY(!labels("validation").contains(u"tag1"_s));
        QVERIFY(!labels("identity").contains(u"score"_s));
        QVERIFY(eventTypesOf(u"identity"_s).contains(u"Registered"_s));
    }

    void anotherKindKeepsWhatFits()
    {
        const auto choices = conditionChoices(u"reputation"_s);
        const auto of = [&](const char* type, const char* field) {
            for (const ConditionChoice& each : choices)
                if (each.kind->type == QLatin1String(type) && each.field == QLatin1String(field))
                    return each;
            return ConditionChoice();
        };
        const TriggerCondition tag{7, u"tag_equals"_s, u"tag1"_s, u"!="_s, u"fraud"_s, {}};
        const TriggerCondition other = recast(tag, of("tag_equals", "tag2"), u"reputation"_s);
        QCOMPARE(other.field, u"tag2"_s);
        QCOMPARE(other.op, u"!="_s);
        QCOMPARE(other.value, u"fraud"_s);
        const TriggerCondition score = recast(tag, of("score_threshold", "score"), u"reputation"_s);
        QCOMPARE(score.value, u"50"_s);
        const TriggerCondition rate = newCondition(of("rate_limit", "feedback_count"), u"reputation"_s);
        QCOMPARE(rate.op, u">"_s);
        QCOMPARE(rate.config.value(u"time_window"_s).toString(), u"1h"_s);
        QCOMPARE(conditionText(rate), u"more than 3 within 1 h"_s);
    }

    void decimalsStepExactly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("steps");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("integer") << u"50"_s << 1 << u"51"_s;
        QTest::newRow("fraction") << u"0.1"_s << 1 << u"1.1"_s;
        QTest::newRow("below zero") << u"0.25"_s << -1 << u"-0.75"_s;
        QTest::newRow("negative") << u"-0.50"_s << 1 << u"0.50"_s;
        QTest::newRow("many digits") << u"123456789.12345678"_s << -10 << u"123456779.12345678"_s;
        QTest::newRow("not a number") << u"12o7"_s << 1 << u"12o7"_s;
        QTest::newRow("too long to step") << u"12345678901234567890"_s << 1 << u"12345678901234567890"_s;
    }

    void decimalsStepExactly()
    {
        QFETCH(QString, text);
        QFETCH(int, steps);
        QFETCH(QString, wanted);
        QCOMPARE(steppedDecimal(text, steps), wanted);
    }

    void decimalFieldKeepsWhatIsTyped()
    {
        DecimalField field;
        QSignalSpy edited(&field, &DecimalField::edited);
        field.setValue(u"0.000000000000000001"_s);
        QCOMPARE(field.value(), u"0.000000000000000001"_s);
        field.show();
        QTest::keyClicks(&field, u"x"_s);
        QCOMPARE(edited.size(), 1);
        QVERIFY(field.value().endsWith(u'x'));
        field.setValue(u"7"_s);
        QTest::keyClick(&field, Qt::Key_Up);
        QCOMPARE(field.value(), u"8"_s);
    }

    void durations()
    {
        DurationField field;
        field.setStored(u"1h"_s);
        QCOMPARE(field.text(), u"1 h"_s);
        QTest::keyClick(&field, Qt::Key_Up);
        QCOMPARE(field.stored(), u"2h"_s);
        QTest::keyClick(&field, Qt::Key_Down);
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(field.stored(), u"1h"_s);  // not below 1
        field.setText(u" 90 M "_s);
        QCOMPARE(field.stored(), u"90m"_s);
        field.setText(u"soon"_s);
        QCOMPARE(field.stored(), u"soon"_s);  // refused by the check, not lost
    }

    void editorsByKind()
    {
        ValueEditor events(kind("event_type_equals"), u"identity"_s);
        events.setValue(u"Registered"_s);
        QVERIFY(qobject_cast<QComboBox*>(events.field()));
        QCOMPARE(events.value(), u"Registered"_s);
        events.setValue(u"AgentCreated"_s);  // imported, unknown: kept
        QCOMPARE(events.value(), u"AgentCreated"_s);

        ValueEditor score(kind("score_threshold"), u"reputation"_s);
        QVERIFY(qobject_cast<DecimalField*>(score.field()));
        ValueEditor agent(kind("agent_id_equals"), u"reputation"_s);
        agent.setValue(u"115792089237316195423570985008687907853269984665640564039457584007913129639935"_s);
        QVERIFY(qobject_cast<QLineEdit*>(agent.field()));
        QCOMPARE(agent.value().size(), 78);
        ValueEditor file(kind("file_uri_exists"), u"reputation"_s);
        file.setValue({});  // empty means that there is one
        QCOMPARE(file.value(), u"true"_s);
    }

    void addressesAreStoredAsAList()
    {
        AddressesField field;
        field.setStored(u"[\"0xaa\",\"0xbb\"]"_s);
        QCOMPARE(field.text(), u"0xaa, 0xbb"_s);
        field.setText(u"0xcc 0xdd,0xee"_s);
        QCOMPARE(field.stored(), u"[\"0xcc\",\"0xdd\",\"0xee\"]"_s);
        field.setText({});
        QCOMPARE(field.stored(), u"[]"_s);
    }

    void jsonTemplates()
    {
        QString error;
        QCOMPARE(jsonOf(u"{\"a\": \"{{score}}\"}"_s).toObject().value(u"a"_s).toString(), u"{{score}}"_s);
        QVERIFY(jsonOf(u"{\"a\": {{score}}}"_s, &error).isUndefined());
        QVERIFY(error.contains(u"line 1"_s));
        QCOMPARE(jsonOf(u"12"_s).toInt(), 12);
        QVERIFY(jsonOf(u"1, 2"_s, &error).isUndefined());
        QCOMPARE(jsonText(u"text"_s), u"\"text\""_s);
        QVERIFY(jsonText(QJsonValue()).isEmpty());
    }

    void badJsonIsKeptAndRefused()
    {
        ScriptedTriggers queries;
        TriggerDraft draft;
        draft.setQueries(&queries);
        draft.open(fraudBurst(now()));
        TemplateBox box(&draft, 1, u"body_template"_s, TemplateBox::Kind::Json, u"Body"_s);
        box.editor()->setPlainText(u"{\"score\": {{score}}}"_s);
        QVERIFY(!draft.isValid());
        QVERIFY(draft.isChanged());
        QCOMPARE(draft.problemsAt(u"actions[1].config.body_template"_s).size(), size_t(1));
        box.editor()->setPlainText(u"{\"score\": \"{{score}}\"}"_s);
        QVERIFY(draft.isValid());
        QCOMPARE(draft.now().actions[1].config.value(u"body_template"_s).toObject().size(), 1);
        box.editor()->clear();
        QVERIFY(!draft.now().actions[1].config.contains(u"body_template"_s));
    }

    void secretsOfHeadersAreReferences()
    {
        HeaderList list(u"action 1"_s);
        QSignalSpy wanted(&list, &HeaderList::secretWanted), edited(&list, &HeaderList::edited);
        list.setHeaders({{u"Authorization"_s, u"abc"_s}, {u"X-Api-Key"_s, u"{{secret:pager_key}}"_s}});
        list.show();
        auto* lock = findSpoken<QAbstractButton>(u"Make header 1 a secret"_s, &list);
        QVERIFY(lock);
        QTest::mouseClick(lock, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"authorization"_s);
        QCOMPARE(list.headers().value(u"Authorization"_s).toString(), u"{{secret:authorization}}"_s);
        auto* value = awaitSpoken<QLineEdit>(u"Value of header 2"_s, &list);
        QVERIFY(value && value->isReadOnly());
        QCOMPARE(secretOf(u"{{ secret:pager_key }}"_s), u"pager_key"_s);
        QVERIFY(secretOf(u"Bearer {{secret:x}}"_s).isEmpty());
    }

    void privateHostsAreAllowedByPort()
    {
        const QJsonArray hosts = withHost({}, u"http://10.0.0.7:8080/x"_s);
        QCOMPARE(hosts, QJsonArray{u"10.0.0.7:8080"_s});
        QVERIFY(isHostAllowed(hosts, u"http://10.0.0.7:8080/other"_s));
        QVERIFY(!isHostAllowed(hosts, u"http://10.0.0.7/x"_s));
        QCOMPARE(withHost(hosts, u"http://10.0.0.7:8080/x"_s).size(), 1);
        QCOMPARE(withHost({}, u"http://[::1]:8080/x"_s).first().toString(), u"[::1]:8080"_s);
        QCOMPARE(withHost({}, u"https://printer.lan/x"_s).first().toString(), u"printer.lan:443"_s);
    }

    void differenceOfAnEdit()
    {
        const QJsonObject before{{u"name"_s, u"a"_s},
                                 {u"conditions"_s, QJsonArray{QJsonObject{{u"value"_s, u"60"_s}}}}};
        QJsonObject after = before;
        after[u"conditions"_s] =
            QJsonArray{QJsonObject{{u"value"_s, u"50"_s}, {u"id"_s, 9}}, QJsonObject{{u"value"_s, u"x"_s}}};
        const auto changes = triggerChanges(before, after);
        QCOMPARE(changes.size(), size_t(2));
        QCOMPARE(changes[0].place, u"conditions[0].value"_s);
        QCOMPARE(changes[0].before, u"60"_s);
        QCOMPARE(changes[0].after, u"50"_s);
        QCOMPARE(changes[1].place, u"conditions[1].value"_s);
        QVERIFY(changes[1].before.isEmpty());
    }

    void rowsOfTheList()
    {
        ScriptedTriggers queries;
        TriggerListModel model;
        model.setTriggers(queries.all);
        const auto text = [&](const char* id, int role) {
            return model.index(model.rowOf(QLatin1String(id))).data(role).toString();
        };
        QVERIFY(text("fraud", NoteRole).startsWith(u"1 today, last "_s));
        QCOMPARE(text("validators", NoteRole), u"hooks.example.org answered HTTP 503."_s);
        QCOMPARE(model.index(model.rowOf(u"validators"_s)).data(StateItemRole).toInt(), int(ui::State::Error));
        QVERIFY(text("hourly", NoteRole).startsWith(u"off since "_s));
        QVERIFY(text("hourly", Qt::AccessibleTextRole).contains(u"off"_s));
        TriggerSummary waiting = queries.all.front();
        waiting.waitsFor = Interval{100, 200};
        QCOMPARE(lookOf(waiting).line, u"waits for blocks 100 to 200"_s);
        waiting.trigger.breaker.state = BreakerState::Open;
        QCOMPARE(lookOf(waiting).word, u"stopped by its breaker"_s);
    }

    void countersInWords()
    {
        const Trigger trigger = fraudBurst(now());
        QCOMPARE(stateText(trigger, {{u"count"_s, 2}}), u"Counter now: 2 of more than 3"_s);
        QCOMPARE(stateText(trigger, {}), u"Counter now: 0 of more than 3"_s);
        Trigger average = trigger;
        average.conditions = {{4, u"ema_threshold"_s, u"score"_s, u"<"_s, u"70"_s, {{u"window_size"_s, 10}}}};
        QCOMPARE(stateText(average, {{u"ema"_s, 72.5}, {u"count"_s, 15}}), u"Average now: 72.50 after 15 events"_s);
        average.conditions.push_back(trigger.conditions.back());
        average.conditions.back().id = 9;
        const QJsonObject both{
            {u"ema"_s, 72.5}, {u"count"_s, 1}, {u"conditions"_s, QJsonObject{{u"9"_s, QJsonObject{{u"count"_s, 3}}}}}};
        QVERIFY(stateText(average, both).contains(u"Counter now: 3"_s));
    }

    void whereAnEventStops()
    {
        ScriptedTriggers queries;
        const Trigger trigger = fraudBurst(now());
        const DryRun run = queries.dryRun(trigger, now().addSecs(-3600), 200).result().value();
        DryRunModel model;
        model.setTrigger(trigger);
        model.resetRows(run.newest);
        const int stop = int(DryRunModel::Column::Stop);
        QCOMPARE(model.index(0, stop).data().toString(), u"fires"_s);
        QCOMPARE(model.index(1, stop).data().toString(), u"2 score"_s);
        QCOMPARE(model.index(2, stop).data().toString(), u"1 event"_s);
        QCOMPARE(model.index(3, stop).data().toString(), u"4 count 3"_s);
        QCOMPARE(model.index(2, int(DryRunModel::Column::Score)).data().toString(), u"–"_s);
    }

    void examplesAreNearlyValid()
    {
        ScriptedTriggers queries;
        for (const TriggerExample& each : triggerExamples(8453)) {
            QVERIFY(!each.title.isEmpty() && !each.words.isEmpty());
            QCOMPARE(each.trigger.chainId, qint64(8453));
            for (const TriggerProblem& problem : queries.check(each.trigger))  // only where to send is missing
                QVERIFY2(problem.path.startsWith(u"actions"_s), qPrintable(problem.path));
        }
    }

    void draftKnowsItsChanges()
    {
        ScriptedTriggers queries;
        TriggerDraft draft;
        QVERIFY(!draft.isChanged());
        draft.setQueries(&queries);
        const Trigger stored = fraudBurst(now());
        draft.open(stored);
        QVERIFY(!draft.isChanged() && draft.isValid());
        draft.change([](Trigger& trigger) { trigger.conditions[1].value = u"40"_s; });
        QVERIFY(draft.isChanged());
        Trigger disabled = stored;
        disabled.enabled = false;
        disabled.updatedAt = now();
        draft.rebase(disabled);  // its state changed: the edit stays
        QCOMPARE(draft.now().conditions[1].value, u"40"_s);
        QVERIFY(!draft.now().enabled);
        QCOMPARE(draft.now().updatedAt, disabled.updatedAt);
        draft.revert();
        QVERIFY(!draft.isChanged());
        QCOMPARE(TriggerPlace::of(u"conditions[2].config.time_window"_s).rest, u"config.time_window"_s);
        QCOMPARE(TriggerPlace::of(u"name"_s).index, -1);
    }
};

SIGNALBOX_TEST(TriggerPartsTest)
#include "trigger_parts_test.moc"
