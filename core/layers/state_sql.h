// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/schema_spec.h"

namespace signalbox::layers {

/// The functions and the view that give the state of a versioned table:
///   <table>_at(height, key …)            the row of one key there, or none: 0.2 ms whatever the table's size
///   <table>_page_at(height, rows, key …) rows of keys beyond the given one, by skip scan; nulls: from the first
///   <table>_latest                       the newest state of all keys, from the global table where that has all
///   columns
void addState(SchemaSpec& spec, const catalog::Entity& entity, const ChainPlace& chain);

}  // namespace signalbox::layers
