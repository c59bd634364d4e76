// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/dryrun/rendered_actions.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "signalbox/literals.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/icon_view.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

constexpr int mostLines = 8;

QString titleOf(const TriggerAction& action)
{
    const QString target = actionTarget(action);
    return target.isEmpty()
               ? actionTypeWord(action.type)
               : RenderedActions::tr("%1, %2", "Telegram; ops-room").arg(actionTypeWord(action.type), target);
}

QString shortened(const QString& body)
{
    QStringList lines = body.split(u'\n');
    if (lines.size() > mostLines) {
        lines.resize(mostLines);
        lines << u"…"_s;
    }
    for (QString& line : lines)
        line = format::safe(line);
    return lines.join(u'\n');
}

}  // namespace

RenderedActions::RenderedActions(TriggerDraft* draft, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_box(new QVBoxLayout(this))
{
    m_box->setContentsMargins(12, 4, 12, 8);
    connect(draft, &TriggerDraft::reshaped, this, &RenderedActions::rebuild);
    connect(draft, &TriggerDraft::changed, this, [this] {
        for (size_t i = 0; i < m_titles.size() && i < m_draft->now().actions.size(); ++i)
            m_titles[i]->setText(titleOf(m_draft->now().actions[i]));
    });
    rebuild();
}

void RenderedActions::rebuild()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_bodies.clear();
    m_titles.clear();
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (size_t i = 0; i < m_draft->now().actions.size(); ++i) {
        const TriggerAction& action = m_draft->now().actions[i];
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* title = new Text(titleOf(action), TextRole::Strong);
        title->setElide(Qt::ElideRight);
        QPushButton* test = makeButton(tr("Send test…"), ButtonKind::Normal, {}, ControlSize::Row);
        test->setAccessibleName(tr("Send a test of %1").arg(titleOf(action)));
        row->addWidget(new IconView(actionIcon(action.type)));
        row->addWidget(title, 1);
        row->addWidget(test);
        column->addLayout(row);
        auto* body = new Text({}, TextRole::Mono, Ink::Text);
        body->setWordWrap(true);
        body->setContentsMargins(24, 0, 0, 6);
        column->addWidget(body);
        m_titles.push_back(title);
        m_bodies.push_back(body);
        connect(test, &QPushButton::clicked, this, [this, i] { Q_EMIT testWanted(int(i)); });
    }
    m_box->addWidget(m_content);
    m_content->show();
}

void RenderedActions::setPreview(int action, const ActionPreview& preview)
{
    if (size_t(action) < m_bodies.size())
        m_bodies[size_t(action)]->setText(shortened(preview.body));
}

}  // namespace signalbox::ui
