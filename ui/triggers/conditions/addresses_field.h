// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace signalbox::ui {

/// A list of addresses in one line, separated by commas; its button opens them one a line. Stored as a JSON list.
class AddressesField : public QLineEdit {
    Q_OBJECT
public:
    explicit AddressesField(QWidget* parent = nullptr);
    QString stored() const;
    void setStored(const QString& stored);

Q_SIGNALS:
    void edited(const QString& stored);

private:
    void openList();
};

}  // namespace signalbox::ui
