// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/effect_block.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "addchain/drag_grip.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/theme.h"
#include "triggers/effects/effect_form.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "triggers/sentence/wrapped_text.h"
#include "widgets/button.h"
#include "widgets/icon_view.h"
#include "widgets/text.h"

namespace signalbox::ui {

EffectBlock::EffectBlock(TriggerDraft* draft, int index, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_index(index),
      m_grip(new DragGrip),
      m_form(EffectForm::make(draft, index)),
      m_test(makeButton(tr("Send test…"), ButtonKind::Normal, {}, ControlSize::Row)),
      m_problems(new WrappedText(TextRole::Small, Ink::Error))
{
    const TriggerAction& action = draft->now().actions[size_t(index)];
    const QString number = QString::number(index + 1);
    setAccessibleName(tr("Action %1: %2", "number; type").arg(number, actionTypeWord(action.type)));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(11, 7, 11, 9);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_grip->setFixedHeight(26);
    m_grip->setAccessibleName(tr("Move action %1").arg(number));
    row->addWidget(m_grip);
    row->addWidget(new IconView(actionIcon(action.type)));
    row->addWidget(new Text(actionTypeWord(action.type), TextRole::Strong));
    bool stretched = false;
    for (QWidget* each : m_form->headWidgets()) {
        const bool field = qobject_cast<QLineEdit*>(each) && each->maximumWidth() > 1000;
        row->addWidget(each, field ? 1 : 0);
        stretched = stretched || field;
    }
    if (!stretched)
        row->addStretch(1);
    row->addWidget(m_test);
    m_test->setAccessibleName(tr("Send a test of action %1").arg(number));
    auto* more = makeIconButton(u"more"_s, tr("More for action %1").arg(number), ControlSize::Row);
    auto* menu = new QMenu(more);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        QAction* up = menu->addAction(icon(u"arrow-up"_s), tr("Move up"));
        QAction* down = menu->addAction(icon(u"arrow-down"_s), tr("Move down"));
        QAction* copy = menu->addAction(icon(u"copy"_s), tr("Duplicate"));
        menu->addSeparator();
        QAction* remove = menu->addAction(icon(u"trash"_s), tr("Remove"));
        up->setEnabled(m_index > 0);
        down->setEnabled(m_index + 1 < int(m_draft->now().actions.size()));
        connect(
            up, &QAction::triggered, this, [this] { Q_EMIT moveWanted(-1); }, Qt::QueuedConnection);
        connect(
            down, &QAction::triggered, this, [this] { Q_EMIT moveWanted(1); }, Qt::QueuedConnection);
        connect(copy, &QAction::triggered, this, &EffectBlock::copyWanted, Qt::QueuedConnection);
        connect(remove, &QAction::triggered, this, &EffectBlock::removeWanted, Qt::QueuedConnection);
    });
    row->addWidget(more);
    column->addLayout(row);
    column->addWidget(m_problems);
    column->addWidget(m_form);
    connect(m_test, &QPushButton::clicked, this, &EffectBlock::testWanted);
    renew();
}

void EffectBlock::setTestable(bool testable)
{
    m_test->setEnabled(testable && m_draft->problemsAt(u"actions[%1]"_s.arg(m_index)).empty());
}

void EffectBlock::renew()
{
    if (size_t(m_index) >= m_draft->now().actions.size())
        return;
    m_form->renew();
    const auto problems = m_draft->problemsAt(u"actions[%1]"_s.arg(m_index));
    bool refused = false;
    for (const TriggerProblem& each : problems)
        refused = refused || !each.warning;
    m_problems->setWords(problemsText(problems));
    m_problems->setInk(refused ? Ink::Error : Ink::Warn);
    m_problems->setVisible(!problems.empty());
}

void EffectBlock::setPreview(const ActionPreview& preview, const QString& eventTime)
{
    m_preview = preview;
    m_form->setPreview(preview, eventTime);
}

void EffectBlock::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(0, height() - 1, width(), 1, Theme::current().grid);
}

}  // namespace signalbox::ui
