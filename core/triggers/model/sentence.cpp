// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/sentence.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "signalbox/literals.h"
#include "triggers/model/check.h"
#include "triggers/model/condition.h"

namespace signalbox::triggers {

namespace {

Message verbatim(const QString& name)
{
    return Message(name);
}

/// "https://hooks.example.org/agent?x=1": "hooks.example.org/agent".
QString shortUrl(const QString& url)
{
    QString text = url.mid(url.indexOf("://"_L1) < 0 ? 0 : url.indexOf("://"_L1) + 3);
    for (const QChar end : {QChar(u'?'), QChar(u'#')})
        if (text.contains(end))
            text.truncate(text.indexOf(end));
    const qsizetype host = text.contains(u'/') ? text.indexOf(u'/') : text.size();
    if (const qsizetype user = text.left(host).lastIndexOf(u'@'); user >= 0)
        text.remove(0, user + 1);
    if (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

QString durationText(const QString& window)
{
    return secondsOf(window) ? window.chopped(1) + u' ' + window.back() : window;
}

const TriggerVocabulary::Condition* wordsOf(const QString& type)
{
    for (const auto& each : triggerVocabulary().conditions)
        if (each.type == type)
            return &each;
    return nullptr;
}

Message operatorWords(const TriggerCondition& row)
{
    const QString op = row.op == "=="_L1 ? u"="_s : row.op == "<>"_L1 ? u"!="_s : row.op.toUpper();
    if (const auto* words = wordsOf(row.type))
        for (const auto& each : words->operators)
            if (each.op == op)
                return each.words;
    return Message(row.op);
}

class Writer {
public:
    Writer(const Trigger& trigger, const QString& chainName)
        : m_trigger(trigger), m_chainName(chainName), m_problems(check(trigger))
    {
    }

    std::vector<TriggerPhrase> write()
    {
        const int event = eventCondition();
        writeEvent(event);
        for (size_t i = 0; i < m_trigger.conditions.size(); ++i)
            if (static_cast<int>(i) != event)
                writeCondition(i);
        writeActions();
        between(QT_TRANSLATE_NOOP("Engine", "."));
        return std::move(m_phrases);
    }

private:
    void between(const char* words) { m_phrases.push_back({Message(words), {}, true}); }

    /// `others` are places that the phrase shows as well.
    void place(Message text, const QString& path, const QStringList& others = {})
    {
        const auto wrong = [&](const TriggerProblem& problem) {
            return !problem.warning && (problem.path == path || others.contains(problem.path));
        };
        const bool valid = std::none_of(m_problems.begin(), m_problems.end(), wrong);
        if (text.isEmpty())
            text = verbatim(u"…"_s);
        m_phrases.push_back({std::move(text), path, valid});
    }

    int eventCondition() const
    {
        for (size_t i = 0; i < m_trigger.conditions.size(); ++i) {
            const TriggerCondition& row = m_trigger.conditions[i];
            if (kindOf(row.type) == ConditionKind::EventType && compareOf(row.op) == Compare::Equal)
                return static_cast<int>(i);
        }
        return -1;
    }

    void writeEvent(int event)
    {
        between(QT_TRANSLATE_NOOP("Engine", "When"));
        const QString& registry = m_trigger.registry;
        if (event >= 0)
            place(Message(m_trigger.conditions[static_cast<size_t>(event)].value),
                  u"conditions[%1].value"_s.arg(event));
        else if (registry == "identity"_L1)
            place(Message(QT_TRANSLATE_NOOP("Engine", "any identity event")), u"registry"_s);
        else if (registry == "reputation"_L1)
            place(Message(QT_TRANSLATE_NOOP("Engine", "any reputation event")), u"registry"_s);
        else if (registry == "validation"_L1)
            place(Message(QT_TRANSLATE_NOOP("Engine", "any validation event")), u"registry"_s);
        else
            place(Message(registry), u"registry"_s);
        between(QT_TRANSLATE_NOOP("Engine", "on"));
        place(m_chainName.isEmpty()
                  ? Message(QT_TRANSLATE_NOOP("Engine", "chain %1")).arg(QString::number(m_trigger.chainId))
                  : Message(m_chainName),
              u"chain_id"_s);
        const size_t conditions = m_trigger.conditions.size();
        const size_t first = event == 0 ? 1 : 0;
        if (first >= conditions || kindOf(m_trigger.conditions[first].type) == ConditionKind::Rate)
            between(QT_TRANSLATE_NOOP("Engine", "occurs"));
    }

    void writeCondition(size_t index)
    {
        const TriggerCondition& row = m_trigger.conditions[index];
        const QString path = u"conditions[%1]."_s.arg(index);
        const auto kind = kindOf(row.type);
        if (kind == ConditionKind::Rate)
            return writeRate(row, path);
        between(m_hasBegun     ? QT_TRANSLATE_NOOP("Engine", "and")
                : m_afterCount ? QT_TRANSLATE_NOOP("Engine", ", and the last one has")
                               : QT_TRANSLATE_NOOP("Engine", "has"));
        m_hasBegun = true;
        if (kind == ConditionKind::FileUri)
            return place(row.value.toLower() == "false"_L1 ? Message(QT_TRANSLATE_NOOP("Engine", "no file"))
                                                           : Message(QT_TRANSLATE_NOOP("Engine", "a file")),
                         path + "value"_L1, {path + "field"_L1, path + "operator"_L1});
        const auto* words = wordsOf(row.type);
        if (!words)
            place(Message(row.type), path + "type"_L1);
        else
            place(kind == ConditionKind::Tag ? Message(row.field) : words->words, path + "field"_L1);
        place(operatorWords(row), path + "operator"_L1);
        place(valueText(row, kind), path + "value"_L1);
        if (kind == ConditionKind::Ema)
            writeAverage(row, path);
    }

    static Message valueText(const TriggerCondition& row, std::optional<ConditionKind> kind)
    {
        const auto list = kind == ConditionKind::Validators ? addressesOf(row.value) : std::nullopt;
        if (!list || list->isEmpty())
            return Message(row.value);
        const QString first =
            list->first().size() == 42 ? list->first().left(6) + u'…' + list->first().right(4) : list->first();
        if (list->size() == 1)
            return Message(first);
        return Message::counted("%n address", QT_TRANSLATE_N_NOOP("Engine", "%n addresses"), list->size());
    }

    void writeAverage(const TriggerCondition& row, const QString& path)
    {
        const QJsonValue alpha = row.config.value(u"alpha"_s);
        if (alpha.isUndefined() || alpha.isNull()) {
            between(QT_TRANSLATE_NOOP("Engine", "over"));
            const int size = row.config.value(u"window_size"_s).toInt();
            place(Message::counted("%n event", QT_TRANSLATE_N_NOOP("Engine", "%n events"), size),
                  path + "config.window_size"_L1);
            return;
        }
        between(QT_TRANSLATE_NOOP("Engine", "with alpha"));
        place(Message(QString::number(alpha.toDouble())), path + "config.alpha"_L1);
    }

    void writeRate(const TriggerCondition& row, const QString& path)
    {
        between(QT_TRANSLATE_NOOP("Engine", ", and"));
        place(Message(QT_TRANSLATE_NOOP("Engine", "%1 %2")).arg(operatorWords(row)).arg(row.value), path + "value"_L1,
              {path + "operator"_L1, path + "field"_L1});
        between(QT_TRANSLATE_NOOP("Engine", "such events come within"));
        place(Message(durationText(row.config.value(u"time_window"_s).toString())), path + "config.time_window"_L1);
        m_hasBegun = false;
        m_afterCount = true;
    }

    void writeActions()
    {
        const auto& rows = m_trigger.actions;
        std::vector<size_t> order(rows.size());
        std::iota(order.begin(), order.end(), size_t(0));
        std::stable_sort(order.begin(), order.end(),
                         [&](size_t a, size_t b) { return rows[a].priority < rows[b].priority; });
        for (const size_t index : order)
            writeAction(rows[index], u"actions[%1]."_s.arg(index));
        if (rows.empty()) {
            between(QT_TRANSLATE_NOOP("Engine", ", then"));
            place(Message(QT_TRANSLATE_NOOP("Engine", "do nothing")), u"actions"_s);
        }
    }

    void writeAction(const TriggerAction& row, const QString& path)
    {
        const auto text = [&](const QString& key) {
            const QJsonValue value = row.config.value(key);
            return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
        };
        if (row.type == "telegram"_L1) {
            between(QT_TRANSLATE_NOOP("Engine", ", then send"));
            place(verbatim(u"Telegram"_s), path + "type"_L1);
            between(QT_TRANSLATE_NOOP("Engine", "to"));
            place(Message(text(u"chat_id"_s)), path + "config.chat_id"_L1);
        } else if (row.type == "rest"_L1) {
            between(QT_TRANSLATE_NOOP("Engine", ", then call"));
            place(verbatim(u"REST"_s), path + "type"_L1);
            const QString method = text(u"method"_s).isEmpty() ? u"POST"_s : text(u"method"_s).toUpper();
            place(Message(method + u' ' + shortUrl(text(u"url"_s))), path + "config.url"_L1,
                  {path + "config.method"_L1});
        } else if (row.type == "mcp"_L1) {
            between(QT_TRANSLATE_NOOP("Engine", ", then call"));
            place(verbatim(u"MCP"_s), path + "type"_L1);
            place(Message(text(u"tool_name"_s)), path + "config.tool_name"_L1);
            between(QT_TRANSLATE_NOOP("Engine", "of"));
            if (row.config.value(u"resolve_endpoint"_s).toBool())
                place(Message(QT_TRANSLATE_NOOP("Engine", "the agent")), path + "config.resolve_endpoint"_L1);
            else
                place(Message(shortUrl(text(u"server_url"_s))), path + "config.server_url"_L1);
        } else {
            between(QT_TRANSLATE_NOOP("Engine", ", then"));
            place(Message(row.type), path + "type"_L1);
        }
    }

    const Trigger& m_trigger;
    const QString& m_chainName;
    std::vector<TriggerProblem> m_problems;
    std::vector<TriggerPhrase> m_phrases;
    bool m_hasBegun = false;    ///< the next condition continues "has"
    bool m_afterCount = false;  ///< a count came before
};

}  // namespace

std::vector<TriggerPhrase> sentence(const Trigger& trigger, const QString& chainName)
{
    return Writer(trigger, chainName).write();
}

QString sentenceText(const std::vector<TriggerPhrase>& phrases)
{
    QString all;
    for (const TriggerPhrase& phrase : phrases) {
        const QString text = phrase.text.english();
        if (!all.isEmpty() && !text.startsWith(u',') && !text.startsWith(u'.'))
            all += u' ';
        all += text;
    }
    return all;
}

}  // namespace signalbox::triggers
