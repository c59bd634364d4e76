// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_filter.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QSignalBlocker>

#include "audit/audit_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "signalbox/trigger_queries.h"
#include "theme/style.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

QComboBox* makeBox(const QString& name)
{
    auto* box = new QComboBox;
    setControlSize(box, ControlSize::Card);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(7);
    box->setMaxVisibleItems(20);
    // names of triggers may be long: the list is wider than the box
    box->view()->setMinimumWidth(180);
    box->view()->setTextElideMode(Qt::ElideRight);
    return box;
}

}  // namespace

AuditFilterBar::AuditFilterBar(QWidget* parent)
    : QWidget(parent),
      m_trigger(makeBox(tr("Trigger"))),
      m_result(makeBox(tr("Result"))),
      m_type(makeBox(tr("Type of action"))),
      m_chip(new FilterChip(tr("event"), {}))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* each : std::initializer_list<QWidget*>{m_chip, m_trigger, m_result, m_type})
        row->addWidget(each);
    m_chip->hide();
    setFocusProxy(m_trigger);
    m_result->addItem(tr("All results"));
    m_result->addItem(tr("Succeeded"), u"done"_s);
    m_result->addItem(tr("Dead letters"), u"dead"_s);
    m_result->addItem(tr("In progress"), u"open"_s);
    m_result->addItem(tr("Held"), u"held"_s);
    m_type->addItem(tr("All types"));
    for (const char* type : {"telegram", "rest", "mcp"})
        m_type->addItem(actionTypeWord(QLatin1String(type)), QString::fromLatin1(type));
    fillTriggers();
    for (QComboBox* box : {m_trigger, m_result, m_type})
        connect(box, &QComboBox::currentIndexChanged, this, &AuditFilterBar::changed);
    connect(m_chip, &FilterChip::removed, this, [this] { setEvent({}); });
}

QString AuditFilterBar::trigger() const
{
    return m_trigger->currentData().toString();
}

QString AuditFilterBar::type() const
{
    return m_type->currentData().toString();
}

std::vector<JobState> AuditFilterBar::states() const
{
    const QString result = m_results ? m_result->currentData().toString() : QString();
    if (result == "done"_L1)
        return {JobState::Done};
    if (result == "dead"_L1)
        return {JobState::Dead};
    if (result == "held"_L1)
        return {JobState::Held};
    if (result == "open"_L1)
        return {JobState::Pending, JobState::Queued, JobState::Running, JobState::Retrying, JobState::Waiting};
    return {};
}

bool AuditFilterBar::isSet() const
{
    return !trigger().isEmpty() || !m_event.isEmpty() || !type().isEmpty() || !states().empty();
}

void AuditFilterBar::setTrigger(const QString& id)
{
    if (id == trigger())
        return;
    if (!id.isEmpty() && !m_names.count(id)) {
        m_names[id] = id;
        fillTriggers();
    }
    m_trigger->setCurrentIndex(std::max(0, m_trigger->findData(id)));
}

void AuditFilterBar::setEvent(const QString& id)
{
    if (id == m_event)
        return;
    m_event = id;
    m_chip->set(tr("event"), format::safe(id));
    m_chip->setVisible(!id.isEmpty());
    Q_EMIT changed();
}

void AuditFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        setEvent({});
        for (QComboBox* box : {m_trigger, m_result, m_type})
            box->setCurrentIndex(0);
    }
    Q_EMIT changed();
}

void AuditFilterBar::setResults(bool shown)
{
    m_results = shown;
    m_result->setVisible(shown);
}

void AuditFilterBar::askTriggers(Engine* engine)
{
    TriggerQueries* triggers = engine ? engine->triggers() : nullptr;
    if (!triggers)
        return;
    whenAnswered(triggers->triggers(), this, [this](const Expected<std::vector<TriggerSummary>>& answer) {
        if (!answer)
            return;
        std::map<QString, QString> names;
        for (const TriggerSummary& each : *answer)
            names[each.trigger.id] = each.trigger.name;
        addTriggers(names);
    });
}

void AuditFilterBar::noteTriggers(const std::vector<ActionJob>& jobs)
{
    std::map<QString, QString> names;
    for (const ActionJob& job : jobs)
        if (!job.trigger.isEmpty())
            names[job.triggerId] = job.trigger;
    addTriggers(names);
}

void AuditFilterBar::addTriggers(const std::map<QString, QString>& names)
{
    bool more = false;
    for (const auto& [id, name] : names) {
        QString& known = m_names[id];
        more = more || known != name;
        known = name;
    }
    if (more)
        fillTriggers();
}

void AuditFilterBar::fillTriggers()
{
    const QString chosen = trigger();
    std::vector<std::pair<QString, QString>> sorted;
    for (const auto& [id, name] : m_names)
        sorted.emplace_back(format::safe(name), id);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
        const int order = a.first.localeAwareCompare(b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    const QSignalBlocker quiet(m_trigger);
    m_trigger->clear();
    m_trigger->addItem(tr("All triggers"));
    for (const auto& [name, id] : sorted)
        m_trigger->addItem(name, id);
    m_trigger->setCurrentIndex(std::max(0, m_trigger->findData(chosen)));
}

}  // namespace signalbox::ui
