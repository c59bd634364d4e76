// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/label_menu.h"

#include <QMenu>

#include "desk/desk.h"
#include "models/address_text.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style.h"
#include "tokens/address_labels.h"
#include "tokens/label_sheet.h"
#include "widgets/format.h"

namespace signalbox::ui {

LabelMenu::LabelMenu(Desk* desk, QWidget* parent)
    : QPushButton(tr("Labels"), parent), m_desk(desk), m_menu(new QMenu(this))
{
    setIcon(ui::icon(u"folder"_s));
    setAccessibleName(tr("Labels"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &LabelMenu::fill);
}

void LabelMenu::fill()
{
    m_menu->clear();
    QStringList listed;
    const auto add = [&](const QString& address, const QString& text) {
        listed << address;
        connect(m_menu->addAction(QString(text).replace(u'&', u"&&"_s)), &QAction::triggered, this,
                [this, address] { Q_EMIT chosen(address); });
    };
    for (const AddressLabel& label : addressLabels(*m_desk))
        add(label.address, tr("%1, %2", "label, address").arg(format::safe(label.label), shortHolder(label.address)));
    bool first = true;
    for (const QString& address : lastAddresses(*m_desk)) {
        if (listed.contains(address))
            continue;
        if (std::exchange(first, false) && !listed.isEmpty())
            m_menu->addSeparator();
        add(address, shortHolder(address));
    }
    if (listed.isEmpty())
        m_menu->addAction(tr("No address was looked up yet."))->setEnabled(false);
    if (m_address.isEmpty())
        return;
    m_menu->addSeparator();
    const bool has = !addressLabel(*m_desk, m_address).isEmpty();
    connect(m_menu->addAction(ui::icon(u"tag"_s),
                              has ? tr("Change the label of this address…") : tr("Label this address…")),
            &QAction::triggered, this,
            [this] { openLabelSheet(m_desk, m_address, window(), [this] { Q_EMIT labelsChanged(); }); });
}

}  // namespace signalbox::ui
