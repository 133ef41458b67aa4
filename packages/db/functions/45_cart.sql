-- The articles of these variants as the catalogue has them now; absent ones are left out.
create or replace function articles_of(p_world int, p_variants int[]) returns json language sql stable as $$
  select json_agg(json_build_object('id', v.id, 'listingId', v.listing_id, 'options', v.options, 'variantPrice', v.price, 'mode', v.mode, 'onHand', v.on_hand,
    'reserved', v.reserved, 'storeId', l.store_id, 'title', l.title, 'picture', l.picture, 'listPrice', l.list_price, 'flashPrice', l.flash_price,
    'flashFrom', l.flash_from, 'flashUntil', l.flash_until, 'bundleMinQuantity', l.bundle_min_quantity, 'bundlePercent', l.bundle_percent,
    'processingDays', l.processing_days, 'onSale', l.on_sale, 'storeName', s.name, 'storeSlug', s.slug, 'storeState', s.state,
    'processing', s.processing, 'shippingFee', s.shipping_fee))
  from variants v join listings l on l.world_id = p_world and l.id = v.listing_id join stores s on s.world_id = p_world and s.id = l.store_id
  where v.world_id = p_world and v.id = any (p_variants)
$$;

-- A buyer's cart with its articles and the clock, the oldest line first.
create or replace function look_at_cart(p_world int, p_buyer int) returns json language plpgsql stable as $$
declare
  w worlds;
  v_variants int[];
  v_lines json;
begin
  perform set_config('souk.world', p_world::text, true);
  select * into w from worlds where id = p_world;
  select array_agg(variant_id), json_agg(json_build_object('variantId', variant_id, 'quantity', quantity, 'savedForLater', saved_for_later) order by added_at, variant_id)
  into v_variants, v_lines from cart_lines where world_id = p_world and buyer_id = p_buyer;
  return json_build_object('now', world_now(w), 'clock', clock_view(w), 'lines', v_lines, 'articles', articles_of(p_world, coalesce(v_variants, '{}')));
end
$$;

-- The coupons a buyer holds, whatever became of them, in the order they were given.
create or replace function coupons_held(p_world int, p_buyer int) returns json language sql stable as $$
  select json_agg(json_build_object('id', g.id, 'couponId', g.coupon_id, 'buyerId', g.buyer_id, 'state', g.state, 'expiresAt', g.expires_at,
    'checkoutNo', g.checkout_no, 'sharedBy', g.shared_by, 'givenBack', g.given_back, 'restored', g.restored, 'graceSpent', g.grace_spent, 'funder', c.funder,
    'storeId', c.store_id, 'title', c.title, 'kind', c.kind, 'value', c.value, 'cap', c.cap, 'minSpend', c.min_spend, 'code', c.code) order by g.id)
  from coupon_grants g join coupons c on c.world_id = p_world and c.id = g.coupon_id
  where g.world_id = p_world and g.buyer_id = p_buyer
$$;

-- The lines of a cart that are to be bought now, the oldest first.
create or replace function lines_to_buy(p_world int, p_buyer int) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('variantId', variant_id, 'quantity', quantity) order by added_at, variant_id), '[]')
  from cart_lines where world_id = p_world and buyer_id = p_buyer and not saved_for_later
$$;

-- Opens a checkout of these lines, or of the whole cart: everything `open_command` locks for it, and what its price is made of. The cart is read
-- twice, since only the buyer's lock keeps it from changing: `wanted` is what was locked, `lines` what lies there now. What cannot be bought as
-- it stands takes no numbers.
create or replace function open_checkout(p_world int, p_person int, p_key text, p_hash text, p_orders int[], p_buyer int, p_lines jsonb, p_address int)
returns json language plpgsql volatile as $$
declare
  w worlds := lock_world(p_world);
  v_wanted jsonb := coalesce(p_lines, lines_to_buy(p_world, p_buyer));
  v_variants int[];
  v_stores int[];
  v_grants int[];
  v_found int;
  v_address jsonb;
  v_opened json;
begin
  select coalesce(array_agg((line ->> 'variantId')::int), '{}') into v_variants from jsonb_array_elements(v_wanted) line;
  select coalesce(array_agg(distinct l.store_id), '{}'), count(*) into v_stores, v_found
  from variants v join listings l on l.world_id = p_world and l.id = v.listing_id where v.world_id = p_world and v.id = any (v_variants);
  select coalesce(array_agg(g.id), '{}') into v_grants from coupon_grants g join coupons c on c.world_id = p_world and c.id = g.coupon_id
  where g.world_id = p_world and g.buyer_id = p_buyer and g.state = 'available' and (c.store_id is null or c.store_id = any (v_stores));
  select address into v_address from addresses where world_id = p_world and buyer_id = p_buyer and (no = p_address or (p_address is null and is_default));
  v_opened := open_command(p_world, p_person, p_key, p_hash, p_orders, null, v_stores, p_buyer, v_variants, v_grants, false,
    case when v_address is null or v_found < cardinality(v_variants) then 0 else cardinality(v_stores) end,
    case when v_address is null or v_found < cardinality(v_variants) or v_found = 0 then 0 else 1 end);
  if v_opened ->> 'kind' <> 'opened' then
    return json_build_object('opened', v_opened);
  end if;
  return json_build_object('opened', v_opened, 'wanted', v_wanted, 'lines', coalesce(p_lines, lines_to_buy(p_world, p_buyer)),
    'articles', articles_of(p_world, v_variants), 'held', coupons_held(p_world, p_buyer), 'address', v_address);
end
$$;

-- Sets how many units of a variant lie in a cart; 0 takes it out. Answers what became of it: 'done', 'replayed', 'key_reused', 'clock_failed',
-- 'absent' for a variant that is not there, or 'full'.
create or replace function set_cart_line(p_world int, p_buyer int, p_key text, p_hash text, p_variant int, p_quantity int, p_lines_max int) returns text
language plpgsql volatile as $$
declare
  w worlds;
  v_kept idempotency;
begin
  w := lock_world(p_world);
  if w.mode = 'failed' then
    return 'clock_failed';
  end if;
  select * into v_kept from idempotency where world_id = p_world and person_id = p_buyer and key = p_key;
  if found then
    return case when v_kept.hash = p_hash then 'replayed' else 'key_reused' end;
  end if;
  if p_quantity = 0 then
    delete from cart_lines where world_id = p_world and buyer_id = p_buyer and variant_id = p_variant;
  else
    if not exists (select from variants where world_id = p_world and id = p_variant) then
      return 'absent';
    end if;
    insert into cart_lines (world_id, buyer_id, variant_id, quantity, added_at) values (p_world, p_buyer, p_variant, p_quantity, world_now(w))
    on conflict (world_id, buyer_id, variant_id) do update set quantity = excluded.quantity, saved_for_later = false;
    if (select count(*) from cart_lines where world_id = p_world and buyer_id = p_buyer) > p_lines_max then
      delete from cart_lines where world_id = p_world and buyer_id = p_buyer and variant_id = p_variant;
      return 'full';
    end if;
  end if;
  if p_key is not null then
    insert into idempotency (world_id, person_id, key, hash, response) values (p_world, p_buyer, p_key, p_hash, 'null');
  end if;
  return 'done';
end
$$;

-- The same, and the cart as it lies there after it.
create or replace function lay_in_cart(p_world int, p_buyer int, p_key text, p_hash text, p_variant int, p_quantity int, p_lines_max int) returns json
language plpgsql volatile as $$
declare
  v_became text := set_cart_line(p_world, p_buyer, p_key, p_hash, p_variant, p_quantity, p_lines_max);
begin
  return json_build_object('became', v_became, 'look', case when v_became in ('done', 'replayed') then look_at_cart(p_world, p_buyer) end);
end
$$;
