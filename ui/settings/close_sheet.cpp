// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/close_sheet.h"

#include <QCheckBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

const QString key = u"settings/onClose"_s;

}  // namespace

OnClose onClose(const Desk& desk)
{
    const QString word = desk.value(key).toString();
    return word == u"keep"_s ? OnClose::Keep : word == u"stop"_s ? OnClose::Stop : OnClose::Ask;
}

void setOnClose(Desk& desk, OnClose choice)
{
    if (choice == OnClose::Ask)
        desk.remove(key);
    else
        desk.setValue(key, choice == OnClose::Keep ? u"keep"_s : u"stop"_s);
}

CloseSheet::CloseSheet(Desk* desk, bool hasTray, QWidget* window)
    : Sheet(tr("Keep indexing when the window is closed?"), window),
      m_desk(desk),
      m_remember(new QCheckBox(tr("Remember this choice")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* words = new Text(
        hasTray ? tr("Signalbox can keep indexing in the system tray. Click its icon to show the window again.")
                : tr("Signalbox can keep indexing with its window minimized. This desktop has no system tray."));
    words->setWordWrap(true);
    body()->addWidget(words);
    auto* stopWords =
        new Text(tr("If indexing stops, no data is lost: the next start resumes it."), TextRole::Small, Ink::Secondary);
    stopWords->setWordWrap(true);
    body()->addWidget(stopWords);
    body()->addSpacing(4);
    m_remember->setChecked(true);
    body()->addWidget(m_remember);
    setFootNote(tr("You can change this in Settings."));
    auto* stop = makeButton(tr("Stop and quit"));
    auto* keep = makeButton(tr("Keep running"), ButtonKind::Primary);
    addFootButton(stop);
    addFootButton(keep);
    setPrimary(keep);
    connect(stop, &QPushButton::clicked, this, [this] { choose(OnClose::Stop); });
    connect(keep, &QPushButton::clicked, this, [this] { choose(OnClose::Keep); });
}

void CloseSheet::choose(OnClose choice)
{
    if (m_remember->isChecked())
        setOnClose(*m_desk, choice);
    accept();
    if (choice == OnClose::Keep)
        Q_EMIT keepChosen();
    else
        Q_EMIT stopChosen();
}

}  // namespace signalbox::ui
