// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/effect_previews.h"

#include "models/latest_answer.h"
#include "signalbox/trigger_queries.h"
#include "triggers/model/trigger_draft.h"

namespace signalbox::ui {

namespace {
constexpr int previewPauseMs = 300;
}

EffectPreviews::EffectPreviews(TriggerDraft* draft, QObject* parent) : QObject(parent), m_draft(draft)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(previewPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &EffectPreviews::ask);
    connect(draft, &TriggerDraft::changed, &m_timer, qOverload<>(&QTimer::start));
}

EffectPreviews::~EffectPreviews() = default;

void EffectPreviews::setQueries(TriggerQueries* queries)
{
    m_queries = queries;
    for (const auto& each : m_answers)
        each->drop();
    m_timer.start();
}

void EffectPreviews::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) != watched && watched)
        m_timer.start();
}

void EffectPreviews::setEvent(const QString& id, const QString& time)
{
    if (id == m_event)
        return;
    m_event = id;
    m_time = time;
    m_timer.start();
}

void EffectPreviews::ask()
{
    if (!m_queries || !m_watched || !m_draft->isOpen())
        return;
    const auto count = m_draft->now().actions.size();
    while (m_answers.size() < count)
        m_answers.push_back(std::make_unique<LatestAnswer>());
    for (size_t i = 0; i < count; ++i)
        m_answers[i]->ask(m_queries->preview(m_draft->now(), int(i), m_event), this,
                          [this, i](const Expected<ActionPreview>& answer) {
                              if (answer)
                                  Q_EMIT arrived(int(i), *answer);
                              else
                                  Q_EMIT failed(int(i), answer.error());
                          });
}

}  // namespace signalbox::ui
