// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/editor/trigger_buttons.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "signalbox/literals.h"
#include "theme/icon.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/segments.h"

namespace signalbox::ui {

TriggerButtons::TriggerButtons(TriggerDraft* draft, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_switch(new Switch(tr("on", "the trigger is enabled"))),
      m_duplicate(makeButton(tr("Duplicate"), ButtonKind::Normal, {}, ControlSize::Card)),
      m_revert(makeButton(tr("Revert"), ButtonKind::Normal, {}, ControlSize::Card)),
      m_save(makeButton(tr("Save"), ButtonKind::Primary, {}, ControlSize::Card))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* more = makeIconButton(u"more"_s, tr("More for this trigger"), ControlSize::Card);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(new QMenu(more));
    m_more = more;
    m_switch->setAccessibleName(tr("Trigger is on"));
    for (QWidget* each : {static_cast<QWidget*>(m_switch), static_cast<QWidget*>(m_duplicate),
                          static_cast<QWidget*>(m_revert), static_cast<QWidget*>(m_save), m_more})
        row->addWidget(each);
    makeMenu();
    connect(m_switch, &QAbstractButton::clicked, this, &TriggerButtons::enableWanted);
    connect(m_duplicate, &QPushButton::clicked, this, &TriggerButtons::duplicateWanted);
    connect(m_revert, &QPushButton::clicked, this, &TriggerButtons::revertWanted);
    connect(m_save, &QPushButton::clicked, this, &TriggerButtons::saveWanted);
    connect(draft, &TriggerDraft::changed, this, &TriggerButtons::renew);
    renew();
}

void TriggerButtons::makeMenu()
{
    QMenu* menu = static_cast<QToolButton*>(m_more)->menu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const bool stored = !m_draft->isNew();
        const auto add = [&](const QString& iconName, const QString& text, void (TriggerButtons::*signal)()) {
            QAction* action = menu->addAction(icon(iconName), text);
            action->setEnabled(stored);
            connect(action, &QAction::triggered, this, signal);
        };
        if (m_small)
            add(u"copy"_s, tr("Duplicate"), &TriggerButtons::duplicateWanted);
        if (m_draft->isStateful())
            add(u"undo"_s, tr("Reset counters"), &TriggerButtons::resetWanted);
        add(u"refresh"_s, tr("Reset breaker"), &TriggerButtons::breakerResetWanted);
        add(u"export"_s, tr("Export…"), &TriggerButtons::exportWanted);
        menu->addSeparator();
        add(u"trash"_s, tr("Delete…"), &TriggerButtons::deleteWanted);
    });
}

void TriggerButtons::setBusy(bool busy)
{
    m_busy = busy;
    renew();
}

void TriggerButtons::setSmall(bool small)
{
    m_small = small;
    m_duplicate->setVisible(!small);
}

void TriggerButtons::renew()
{
    const bool changed = m_draft->isChanged();
    m_switch->setChecked(m_draft->now().enabled);
    m_switch->setText(m_draft->now().enabled ? tr("on", "the trigger is enabled")
                                             : tr("off", "the trigger is disabled"));
    m_switch->updateGeometry();
    m_switch->setEnabled(m_draft->isOpen() && !m_busy);
    m_duplicate->setEnabled(m_draft->isOpen() && !m_draft->isNew());
    m_revert->setEnabled(changed && !m_busy);
    m_save->setEnabled(changed && m_draft->isValid() && !m_busy);
    m_save->setToolTip(m_draft->errors() > 0 ? tr("%n places are not valid", nullptr, m_draft->errors()) + u"\n"_s +
                                                   problemsText(m_draft->problems()).toHtmlEscaped()
                                             : QString());
    m_more->setEnabled(m_draft->isOpen() && !m_draft->isNew());
}

}  // namespace signalbox::ui
