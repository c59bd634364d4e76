// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/ibc_values.h"
#include "widgets/card.h"

class QGridLayout;

namespace signalbox::ui {

class ProgressLine;

/// The health of all chains together and its three parts, weighted by packets; "no data" without packets.
class HealthCard : public Card {
    Q_OBJECT
public:
    explicit HealthCard(QWidget* parent = nullptr);
    void setOverview(const IbcOverview& overview);
    void setSmall(bool small);  ///< without the notes beside the parts

private:
    struct Part {
        ProgressLine* bar;
        Text* value;
        Text* note;
    };
    Part addPart(QGridLayout* grid, int row, const QString& name);
    static void set(const Part& part, std::optional<double> value, double most, const QString& note);

    Text* m_title;
    Text* m_figure;
    Text* m_unit;
    Text* m_change;
    Part m_success, m_notStuck, m_channels;
};

}  // namespace signalbox::ui
